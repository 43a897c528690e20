package dev.incidentscribe.slack.form;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.incidentscribe.People;
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
    private final People people;
    private final Telemetry telemetry;
    private final InstantSource clock;

    public FormListeners(Openings openings, Blanks blanks, People people, Telemetry telemetry, InstantSource clock) {
        this.openings = openings;
        this.blanks = blanks;
        this.people = people;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    public void register(App app) {
        app.viewSubmission(OpenForm.CALLBACK, (request, context) -> opened(request.getPayload(), context));
        app.viewSubmission(BlanksForm.CALLBACK, (request, context) -> filled(request.getPayload(), context));
    }

    private Response opened(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        View view = payload.getView();
        Map<String, String> entered = Inputs.entered(view);
        return answer(context, Openings.TITLE, () -> openings.open(delivery(payload, OpenForm.channel(view)), entered));
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
                        () -> blanks.fill(delivery(payload, ""), BlanksForm.incident(view), entered));
    }

    /// The edge: whatever goes wrong behind it, the form stays open and says so.
    ///
    /// @param field where it is said
    private Response answer(ViewSubmissionContext context, String field, Supplier<Map<String, String>> recording) {
        try {
            Map<String, String> problems = recording.get();
            return problems.isEmpty() ? context.ack() : context.ackWithErrors(problems);
        } catch (RuntimeException | Error e) {
            LOG.error("a form was not recorded", e);
            telemetry.count(Happening.NOT_RECORDED);
            return context.ackWithErrors(Map.of(field, SORRY));
        }
    }

    private Delivery delivery(ViewSubmissionPayload payload, String channel) {
        String workspace = payload.getTeam().getId();
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
