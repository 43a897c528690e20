package dev.incidentscribe.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import dev.incidentscribe.People;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.slack.outbox.DeliveryKey;
import dev.incidentscribe.slack.people.SlackMembership;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads from a request who typed what and where. What it says of the channel and of people is learned by the way.
final class CommandReader {
    private final People people;
    private final SlackMembership membership;
    private final InstantSource clock;

    CommandReader(People people, SlackMembership membership, InstantSource clock) {
        this.people = people;
        this.membership = membership;
        this.clock = clock;
    }

    Delivery delivery(SlashCommandRequest request) {
        SlashCommandPayload payload = request.getPayload();
        String workspace = known(payload.getTeamId(), payload.getEnterpriseId());
        String channel = known(payload.getChannelId(), null);
        membership.heard(workspace, channel, payload.getChannelName());
        Person author = new Person(known(payload.getUserId(), null), known(payload.getUserName(), payload.getUserId()));
        people.meet(workspace, EventListeners.everybody(author.id(), known(payload.getText(), "")));
        return new Delivery(
                DeliveryKey.of(request),
                workspace,
                channel,
                people.named(workspace, author),
                clock.instant(),
                Source.SLASH,
                Optional.empty());
    }

    private static String known(@Nullable String value, @Nullable String otherwise) {
        if (value != null && !value.isBlank()) {
            return value;
        }
        return otherwise == null || otherwise.isBlank() ? "unknown" : otherwise;
    }

    /// What stands behind the command.
    static String typed(SlashCommandRequest request) {
        return Optional.ofNullable(request.getPayload().getText()).orElse("");
    }
}
