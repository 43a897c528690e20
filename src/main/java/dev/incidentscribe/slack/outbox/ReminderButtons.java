package dev.incidentscribe.slack.outbox;

import com.slack.api.model.block.element.ButtonElement;
import dev.incidentscribe.reminder.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The buttons of reminders and of the Home tab. A button carries all that it takes to do what it says.
public final class ReminderButtons {
    /// The action ids of buttons that record something begin with this.
    public static final String DO = "do-";

    /// The action ids of buttons that put a reminder off begin with this.
    public static final String SNOOZE = "snooze-";

    private final JsonMapper mapper = new JsonMapper();

    /// Something to record at the time of pressing.
    ///
    /// @param command what would be typed behind `/incident INC-N`
    /// @param beside the follow-ups that the message lists
    public record Do(int incident, String command, List<Topic> beside) {
        /// The command with the name of its incident.
        public String typed() {
            return "INC-%d %s".formatted(incident, command);
        }
    }

    /// Reminders to put off.
    public record Snooze(long minutes, List<Topic> topics) {}

    ButtonElement done(Topic topic, List<Topic> beside) {
        var what = new Do(topic.incident(), "done " + topic.followUp(), beside);
        return Cards.button(
                "%sdone-%d-%d".formatted(DO, topic.incident(), topic.followUp()),
                "Done",
                mapper.writeValueAsString(what));
    }

    ButtonElement lead(int incident) {
        return Cards.button(
                DO + "lead", "I lead it", mapper.writeValueAsString(new Do(incident, "lead me", List.of())));
    }

    ButtonElement snooze(String label, Duration time, List<Topic> topics) {
        return Cards.button(
                SNOOZE + time.toMinutes(), label, mapper.writeValueAsString(new Snooze(time.toMinutes(), topics)));
    }

    /// Reads what a button carried; empty if it was none of ours.
    public <T> Optional<T> read(String value, Class<T> kind) {
        try {
            return Stream.of(mapper.readValue(value, kind)).findFirst();
        } catch (JacksonException _) {
            // Not written by us: there is nothing to do with it.
            return Optional.empty();
        }
    }
}
