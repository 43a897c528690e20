package dev.incidentscribe.practice;

import dev.incidentscribe.practice.Transcript.Line;
import dev.incidentscribe.practice.Transcript.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plays a transcript against the application, each line at its own time.
public final class Replay {
    private static final Pattern MENTION = Pattern.compile("(?<![\\w.@])@([\\w-]+)");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    private final Wire wire;
    private final PracticeClock clock;
    private int deliveries;

    public Replay(Wire wire, PracticeClock clock) {
        this.wire = wire;
        this.clock = clock;
    }

    /// Hears what happens as it is played.
    public interface Listener {
        /// Somebody typed a line, and was answered; nothing is answered to what is plainly said.
        void played(Line line, String answer);
    }

    /// Plays it to its end, and closes the incident where the transcript does not.
    public void play(Transcript transcript, Listener listener) throws InterruptedException {
        boolean closed = false;
        for (Line line : transcript.lines()) {
            clock.moveTo(line.at());
            listener.played(line, play(transcript, line));
            closed |= line.text().startsWith("/incident close") || line.text().startsWith("/incident cancel");
        }
        if (!closed && !transcript.lines().isEmpty()) {
            Line last = transcript.lines().getLast();
            Instant at = last.at().plus(Duration.ofMinutes(1));
            clock.moveTo(at);
            var close = new Line(at, last.who(), "/incident close");
            listener.played(close, play(transcript, close));
        }
    }

    private String play(Transcript transcript, Line line) throws InterruptedException {
        deliveries++;
        if (!line.isCommand()) {
            wire.event(message(transcript, line));
            return "";
        }
        int end = line.text().indexOf(' ');
        String command = end < 0 ? line.text() : line.text().substring(0, end);
        String text = end < 0 ? "" : line.text().substring(end + 1);
        return wire.command(Map.of(
                "command", command,
                "text", asSlackSends(text, transcript),
                "team_id", StandIn.TEAM,
                "team_domain", "practice",
                "channel_id", channelId(transcript),
                "channel_name", transcript.channel(),
                "user_id", line.who().id(),
                "user_name", line.who().handle(),
                "trigger_id", "%d.%d.practice".formatted(deliveries, line.at().toEpochMilli()),
                "response_url", "http://127.0.0.1:9/unused"));
    }

    private Map<String, Object> message(Transcript transcript, Line line) {
        String ts = "%d.%06d".formatted(line.at().getEpochSecond(), deliveries);
        return Map.of(
                "type",
                "event_callback",
                "team_id",
                StandIn.TEAM,
                "api_app_id",
                "A0PRACTICE",
                "event_id",
                "Ev%d%s".formatted(deliveries, ts),
                "event_time",
                line.at().getEpochSecond(),
                "event",
                Map.of(
                        "type",
                        "message",
                        "channel",
                        channelId(transcript),
                        "channel_type",
                        "channel",
                        "user",
                        line.who().id(),
                        "text",
                        asSlackSends(line.text(), transcript),
                        "ts",
                        ts,
                        "event_ts",
                        ts));
    }

    /// Escapes what Slack escapes, and writes mentions and links as Slack does.
    private static String asSlackSends(String text, Transcript transcript) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String linked = URL.matcher(escaped).replaceAll(match -> Matcher.quoteReplacement("<" + match.group() + ">"));
        return MENTION.matcher(linked).replaceAll(match -> {
            Member member = transcript.people().get(match.group(1));
            return Matcher.quoteReplacement(
                    member == null ? match.group() : "<@%s|%s>".formatted(member.id(), member.handle()));
        });
    }

    private static String channelId(Transcript transcript) {
        return "C" + transcript.channel().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "0");
    }
}
