package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.practice.Replay;
import dev.incidentscribe.practice.Transcript;
import dev.incidentscribe.practice.Transcript.Act;
import java.io.PrintWriter;

/// Prints a channel as its members would have seen it.
record ChannelPrinter(PrintWriter out, Transcript transcript) implements Replay.Listener {

    @Override
    public void played(Transcript.Line line, String answer) {
        out.println("%s  %s: %s"
                .formatted(
                        TimeFormat.time(line.at(), line.who().zone()),
                        line.who().handle(),
                        Terminal.text(said(line.act()))));
        if (!answer.isBlank()) {
            plain(answer).lines().forEach(said -> out.println("             scribe: " + said));
        }
        out.flush();
    }

    private static String said(Act act) {
        return switch (act) {
            case Act.Command it -> it.text();
            case Act.Say it -> it.thread().map(_ -> "(in a thread) ").orElse("") + it.text();
            case Act.React it -> "(%s :%s:)".formatted(it.added() ? "adds" : "takes away", it.emoji());
            case Act.Edit it -> "(edits a message) " + it.text();
            case Act.Delete _ -> "(deletes a message)";
        };
    }

    private static String plain(String mrkdwn) {
        return Terminal.text(Wording.plain(mrkdwn, Directory.empty()).replace("*", ""));
    }
}
