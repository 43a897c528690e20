package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.practice.Replay;
import dev.incidentscribe.practice.Transcript;
import java.io.PrintWriter;

/// Prints a channel as its members would have seen it.
record ChannelPrinter(PrintWriter out, Transcript transcript) implements Replay.Listener {

    @Override
    public void played(Transcript.Line line, String answer) {
        out.println("%s  %s: %s"
                .formatted(
                        TimeFormat.time(line.at(), line.who().zone()),
                        line.who().handle(),
                        Terminal.text(line.text())));
        if (!answer.isBlank()) {
            plain(answer).lines().forEach(said -> out.println("             scribe: " + said));
        }
        out.flush();
    }

    private static String plain(String mrkdwn) {
        return Terminal.text(Wording.plain(mrkdwn, Directory.empty()).replace("*", ""));
    }
}
