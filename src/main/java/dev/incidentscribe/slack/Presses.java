package dev.incidentscribe.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.response.Response;
import dev.incidentscribe.People;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Buttons that somebody pressed. One is acknowledged when what it says is done; if that fails, Slack shows that it did
/// nothing.
final class Presses {
    private static final Logger LOG = LoggerFactory.getLogger(Presses.class);

    private final People people;

    Presses(People people) {
        this.people = people;
    }

    /// @param doing is given what the button carries
    Response acknowledge(BlockActionPayload payload, ActionContext context, Consumer<String> doing) {
        try {
            doing.accept(payload.getActions().getFirst().getValue());
            return context.ack();
        } catch (RuntimeException | Error e) {
            LOG.error("a button did nothing; Slack shows so", e);
            return Response.error(500);
        }
    }

    /// A button on the Home tab is in no channel.
    Delivery delivery(BlockActionPayload payload, String key, Instant at) {
        String workspace = payload.getTeam().getId();
        return new Delivery(
                key,
                workspace,
                payload.getChannel() == null ? "" : payload.getChannel().getId(),
                people.named(workspace, Person.unnamed(payload.getUser().getId())),
                at,
                Source.SLASH,
                Optional.empty());
    }
}
