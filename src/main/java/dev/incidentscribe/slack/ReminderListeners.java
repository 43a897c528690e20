package dev.incidentscribe.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.response.Response;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.slack.outbox.ReminderButtons;
import dev.incidentscribe.slack.outbox.ReminderButtons.Do;
import dev.incidentscribe.slack.outbox.ReminderButtons.Snooze;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// What is done with the buttons of reminders and of the Home tab.
final class ReminderListeners {
    private final Scribe scribe;
    private final Journal journal;
    private final Presses presses;
    private final InstantSource clock;
    private final ReminderButtons buttons = new ReminderButtons();

    ReminderListeners(Scribe scribe, Journal journal, Presses presses, InstantSource clock) {
        this.scribe = scribe;
        this.journal = journal;
        this.presses = presses;
        this.clock = clock;
    }

    void register(App app) {
        app.blockAction(
                Pattern.compile(ReminderButtons.DO + ".+"),
                (request, context) -> pressed(request.getPayload(), context, Do.class, this::record));
        app.blockAction(
                Pattern.compile(ReminderButtons.SNOOZE + "\\d+"),
                (request, context) -> pressed(request.getPayload(), context, Snooze.class, this::snooze));
    }

    private <T> Response pressed(
            BlockActionPayload payload, ActionContext context, Class<T> kind, BiConsumer<BlockActionPayload, T> doing) {
        return presses.acknowledge(
                payload, context, value -> buttons.read(value, kind).ifPresent(it -> doing.accept(payload, it)));
    }

    private void record(BlockActionPayload payload, Do what) {
        Delivery delivery = delivery(payload);
        Reply reply = scribe.incident(delivery, what.typed());
        if (payload.getView() != null) {
            journal.send(delivery, new Outbound.Home(delivery.author().id()));
        } else if (payload.getResponseUrl() != null) {
            journal.send(delivery, answer(payload, what, reply));
        }
        if (reply.visible()) {
            journal.incident(delivery.workspace(), what.incident())
                    .filter(Incident::isOpen)
                    .ifPresent(incident ->
                            journal.send(delivery, Outbound.Answer.of(reply, incident.channel(), delivery.author())));
        }
    }

    /// The list as it is now, or the answer in the place of the reminder.
    private static Outbound answer(BlockActionPayload payload, Do what, Reply reply) {
        return what.beside().isEmpty()
                ? Outbound.Replace.of(Reply.toPerson(reply.text()), payload.getResponseUrl())
                : new Outbound.FollowUpsDue(
                        payload.getUser().getId(),
                        what.beside(),
                        Optional.of(payload.getResponseUrl()),
                        reply.visible() ? Optional.empty() : Optional.of(reply.text()));
    }

    private void snooze(BlockActionPayload payload, Snooze snooze) {
        Delivery delivery = delivery(payload);
        Instant until = delivery.receivedAt().plus(Duration.ofMinutes(snooze.minutes()));
        journal.reminders().snooze(delivery.workspace(), snooze.topics(), until);
        if (payload.getResponseUrl() != null) {
            String text = "I remind you again on <!date^%d^{date_short_pretty} at {time}|%s>, unless it is done before."
                    .formatted(until.getEpochSecond(), TimeFormat.full(until, ZoneOffset.UTC));
            journal.send(delivery, Outbound.Replace.of(Reply.toPerson(text), payload.getResponseUrl()));
        }
    }

    private Delivery delivery(BlockActionPayload payload) {
        return presses.delivery(payload, "button " + payload.getTriggerId(), clock.instant());
    }
}
