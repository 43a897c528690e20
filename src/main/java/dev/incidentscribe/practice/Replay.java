package dev.incidentscribe.practice;

import dev.incidentscribe.practice.Transcript.Act;
import dev.incidentscribe.practice.Transcript.Line;
import dev.incidentscribe.practice.Transcript.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Plays a transcript against the application, each line at its own time.
public final class Replay {
    private static final Pattern ENDS = Pattern.compile("/incident\\s+(?:close|cancel)\\b");

    private final Wire wire;
    private final StandIn standIn;
    private final PracticeClock clock;
    private final Settling settling;
    private final Map<String, String> labelled = new HashMap<>();
    private int deliveries;

    public Replay(Wire wire, StandIn standIn, PracticeClock clock, Settling settling) {
        this.wire = wire;
        this.standIn = standIn;
        this.clock = clock;
        this.settling = settling;
    }

    /// Waits until all that follows from a line is done, so that the next finds the channel as it would be.
    public interface Settling {
        void settle() throws InterruptedException;
    }

    /// Hears what happens as it is played.
    public interface Listener {
        /// Somebody typed a line, and was answered; nothing is answered to what is plainly said.
        void played(Line line, String answer);
    }

    /// Plays it to its end, and closes the incident where the transcript does not.
    public void play(Transcript transcript, Listener listener) throws InterruptedException {
        boolean ended = false;
        for (Line line : transcript.lines()) {
            play(transcript, line, listener);
            ended |= line.act() instanceof Act.Command command
                    && ENDS.matcher(command.text()).lookingAt();
        }
        Optional<Member> last = transcript.lines().reversed().stream()
                .map(Line::who)
                .filter(who -> !who.isBot())
                .findFirst();
        if (!ended && last.isPresent()) {
            Instant at = transcript.lines().getLast().at().plus(Duration.ofMinutes(1));
            play(transcript, new Line(at, last.get(), new Act.Command("/incident close")), listener);
        }
    }

    private void play(Transcript transcript, Line line, Listener listener) throws InterruptedException {
        clock.moveTo(line.at());
        deliveries++;
        listener.played(line, deliver(transcript, line));
        settling.settle();
    }

    private String deliver(Transcript transcript, Line line) throws InterruptedException {
        var events = new Events(transcript, line, deliveries);
        return switch (line.act()) {
            case Act.Command command -> wire.command(events.command(command.text()));
            case Act.Say say -> {
                say.label().ifPresent(label -> labelled.put(label, events.ts()));
                Optional<String> thread = say.thread().map(this::ts);
                standIn.channels().keep(events.ts(), events.words(say.text()), thread);
                yield event(events.said(say.text(), thread));
            }
            case Act.React react -> {
                standIn.channels().react(ts(react.label()), line.who().id(), react.emoji(), react.added());
                yield event(events.reacted(react.emoji(), react.added(), ts(react.label())));
            }
            case Act.Edit edit -> {
                standIn.channels().edit(ts(edit.label()), events.sent(edit.text()), events.ts());
                yield event(events.edited(ts(edit.label()), edit.text()));
            }
            case Act.Delete delete -> {
                standIn.channels().delete(ts(delete.label()));
                yield event(events.deleted(ts(delete.label())));
            }
        };
    }

    private String event(Map<String, Object> payload) throws InterruptedException {
        wire.event(payload);
        return "";
    }

    private String ts(String label) {
        return Optional.ofNullable(labelled.get(label))
                .orElseThrow(() -> new IllegalArgumentException("no message has the label {" + label + "}"));
    }
}
