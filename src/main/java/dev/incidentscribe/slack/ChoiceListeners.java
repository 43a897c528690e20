package dev.incidentscribe.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.response.Response;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.editing.Postmortems;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.slack.form.FormOpener;
import dev.incidentscribe.slack.outbox.Buttons;
import java.time.InstantSource;
import java.util.regex.Pattern;

/// What is done with the buttons under answers and drafts.
final class ChoiceListeners {
    private final Scribe scribe;
    private final Postmortems postmortems;
    private final Presses presses;
    private final Journal journal;
    private final FormOpener forms;
    private final InstantSource clock;
    private final Buttons buttons = new Buttons();

    ChoiceListeners(
            Scribe scribe,
            Postmortems postmortems,
            Presses presses,
            Journal journal,
            FormOpener forms,
            InstantSource clock) {
        this.scribe = scribe;
        this.postmortems = postmortems;
        this.presses = presses;
        this.journal = journal;
        this.forms = forms;
        this.clock = clock;
    }

    void register(App app) {
        app.blockAction(
                Pattern.compile(Buttons.ACTION + "\\d+"),
                (request, context) -> pressed(request.getPayload(), context, this::chosen));
        app.blockAction(
                Pattern.compile(Buttons.DRAFT + "\\d+"),
                (request, context) -> pressed(request.getPayload(), context, this::ofDraft));
        app.blockAction(
                Pattern.compile(Buttons.FORM + "\\d+"), (request, context) -> asked(request.getPayload(), context));
    }

    private interface Pressing {
        Reply answer(Delivery delivery, Buttons.Pressed pressed);
    }

    /// A button: what it says is done as if it had been typed, and the answer takes the message's place.
    private Response pressed(BlockActionPayload payload, ActionContext context, Pressing pressing) {
        return presses.acknowledge(
                payload, context, value -> buttons.read(value).ifPresent(pressed -> press(payload, pressed, pressing)));
    }

    private void press(BlockActionPayload payload, Buttons.Pressed pressed, Pressing pressing) {
        Delivery delivery = presses.delivery(payload, "choice " + pressed.key(), pressed.typedAt(clock.instant()));
        Reply reply = pressing.answer(delivery, pressed);
        if (payload.getResponseUrl() != null) {
            journal.send(delivery, answer(payload, delivery, reply));
        }
    }

    /// What everybody can see does not give way to what one person is told.
    private static Outbound answer(BlockActionPayload payload, Delivery delivery, Reply reply) {
        return reply.visible()
                        || payload.getContainer() == null
                        || payload.getContainer().isEphemeral()
                ? Outbound.Replace.of(reply, payload.getResponseUrl())
                : Outbound.Answer.of(reply, delivery.channel(), delivery.author());
    }

    private Reply chosen(Delivery delivery, Buttons.Pressed pressed) {
        return scribe.choose(delivery, pressed.choice());
    }

    private Reply ofDraft(Delivery delivery, Buttons.Pressed pressed) {
        return postmortems.answer(delivery, pressed.typed());
    }

    /// A button that opens a form.
    private Response asked(BlockActionPayload payload, ActionContext context) {
        buttons.form(payload.getActions().getFirst().getValue())
                .ifPresent(form -> forms.open(
                        form,
                        payload.getTriggerId(),
                        presses.delivery(payload, "form " + payload.getTriggerId(), clock.instant())));
        return context.ack();
    }
}
