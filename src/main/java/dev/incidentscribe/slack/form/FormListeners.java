package dev.incidentscribe.slack.form;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.incidentscribe.People;
import dev.incidentscribe.editing.Passages;
import dev.incidentscribe.form.Blanks;
import dev.incidentscribe.form.Openings;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with forms that were filled in. A form that is sent twice is recorded once.
public final class FormListeners {
    private static final Logger LOG = LoggerFactory.getLogger(FormListeners.class);
    private static final String SORRY = "Not recorded, because something went wrong on our side. Please try again.";

    private final Openings openings;
    private final Blanks blanks;
    private final Passages passages;
    private final PassageForm passageForm = new PassageForm();
    private final People people;
    private final Telemetry telemetry;
    private final InstantSource clock;

    public FormListeners(
            Openings openings,
            Blanks blanks,
            Passages passages,
            People people,
            Telemetry telemetry,
            InstantSource clock) {
        this.openings = openings;
        this.blanks = blanks;
        this.passages = passages;
        this.people = people;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /// Listens for the forms that people send.
    public void register(App app) {
        app.viewSubmission(OpenForm.CALLBACK, (request, context) -> opened(request.getPayload(), context));
        app.viewSubmission(PassageForm.CALLBACK, (request, context) -> written(request.getPayload(), context));
        app.viewSubmission(BlanksForm.CALLBACK, (request, context) -> filled(request.getPayload(), context));
    }

    private Response opened(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        View view = payload.getView();
        Map<String, String> entered = Inputs.entered(view);
        return answer(
                context,
                Openings.TITLE,
                () -> openings.open(delivery(payload, context, OpenForm.channel(view)), entered));
    }

    private Response filled(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        View view = payload.getView();
        Map<String, String> entered = Inputs.entered(view);
        Optional<String> first = entered.keySet().stream().findFirst();
        return first.isEmpty()
                ? context.ack()
                : answer(
                        context,
                        first.get(),
                        () -> blanks.fill(delivery(payload, context, ""), BlanksForm.incident(view), entered));
    }

    private Response written(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        PassageForm.About about = passageForm.about(payload.getView());
        return unlessBroken(context, about.key(1), () -> {
            String text = PassageForm.entered(about, Inputs.entered(payload.getView()));
            Delivery delivery = delivery(payload, context, about.channel());
            return switch (passages.save(delivery, about.incident(), about.section(), about.from(), text)) {
                case Passages.Saved.Done _ -> context.ack();
                case Passages.Saved.Refused refused -> context.ackWithErrors(Map.of(about.key(1), refused.why()));
                case Passages.Saved.Overtaken overtaken ->
                    context.ackWithUpdate(
                            passageForm.overtaken(overtaken.now(), about.channel(), text, overtaken.zone()));
            };
        });
    }

    private Response answer(ViewSubmissionContext context, String field, Supplier<Map<String, String>> recording) {
        return unlessBroken(context, field, () -> {
            Map<String, String> problems = recording.get();
            return problems.isEmpty() ? context.ack() : context.ackWithErrors(problems);
        });
    }

    /// The edge: whatever goes wrong behind it, the form stays open and says so.
    ///
    /// @param field where it is said
    private Response unlessBroken(ViewSubmissionContext context, String field, Supplier<Response> recording) {
        try {
            return recording.get();
        } catch (RuntimeException | Error e) {
            LOG.error("a form was not recorded", e);
            telemetry.count(Happening.NOT_RECORDED);
            return context.ackWithErrors(Map.of(field, SORRY));
        }
    }

    /// In a channel that is shared with another company, whoever fills it in may be of theirs; the form is ours.
    private Delivery delivery(ViewSubmissionPayload payload, ViewSubmissionContext context, String channel) {
        String workspace = context.getTeamId();
        return new Delivery(
                "form " + payload.getView().getId(),
                workspace,
                channel,
                people.named(workspace, Person.unnamed(payload.getUser().getId())),
                clock.instant(),
                Source.FORM,
                Optional.empty());
    }
}
