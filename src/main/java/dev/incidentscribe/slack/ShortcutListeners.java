package dev.incidentscribe.slack;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import dev.incidentscribe.People;
import dev.incidentscribe.capture.Additions;
import dev.incidentscribe.capture.Additions.Subject;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.slack.form.FormOpener;
import dev.incidentscribe.slack.form.Inputs;
import dev.incidentscribe.slack.form.TimelineForm;
import dev.incidentscribe.slack.form.TimelineForm.About;
import dev.incidentscribe.slack.history.Messages;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shortcut *Add to timeline* on a message: opens the form, and hands on what comes back.
final class ShortcutListeners {
    private static final Logger LOG = LoggerFactory.getLogger(ShortcutListeners.class);

    private final Additions additions;
    private final FormOpener forms;
    private final Messages messages;
    private final People people;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final TimelineForm form = new TimelineForm();

    ShortcutListeners(
            Additions additions,
            FormOpener forms,
            Messages messages,
            People people,
            Telemetry telemetry,
            InstantSource clock) {
        this.additions = additions;
        this.forms = forms;
        this.messages = messages;
        this.people = people;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    void register(App app) {
        app.messageShortcut("add_to_timeline", (request, context) -> {
            MessageShortcutPayload payload = request.getPayload();
            forms.open(payload.getTriggerId(), () -> view(payload));
            return context.ack();
        });
        app.viewSubmission(TimelineForm.CALLBACK, (request, context) -> submitted(request.getPayload(), context));
    }

    private Optional<View> view(MessageShortcutPayload payload) throws IOException, SlackApiException {
        if (messages.isOurs(payload.getMessage())) {
            return Optional.of(form.ours());
        }
        String workspace = payload.getTeam().getId();
        Message message = messages.messageNow(workspace, payload.getChannel().getId(), payload.getMessage());
        var about = new About(
                message.channel(),
                message.ts(),
                message.author().id(),
                message.author().name(),
                message.permalink().orElse(""),
                payload.getMessage().getThreadTs());
        String time = additions.time(workspace, payload.getUser().getId(), message.ts());
        return Optional.of(form.view(about, time, Wording.editable(message.words())));
    }

    private Response submitted(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        try {
            About about = form.about(payload.getView());
            Map<String, String> problems = additions.add(
                    delivery(payload, context, about),
                    subject(about, payload.getView()),
                    Inputs.entered(payload.getView()));
            return problems.isEmpty() ? context.ack() : context.ackWithErrors(problems);
        } catch (RuntimeException | Error e) {
            LOG.error("a form was not recorded", e);
            telemetry.count(Happening.NOT_RECORDED);
            return context.ackWithErrors(Map.of(
                    Additions.TEXT, "Not recorded, because something went wrong on our side. Please try again."));
        }
    }

    private Delivery delivery(ViewSubmissionPayload payload, ViewSubmissionContext context, About about) {
        String workspace = context.getTeamId();
        return new Delivery(
                "form " + payload.getView().getId(),
                workspace,
                about.channel(),
                people.named(workspace, Person.unnamed(payload.getUser().getId())),
                clock.instant(),
                Source.SHORTCUT,
                Optional.empty());
    }

    /// A message that only heads a thread stands in the channel itself, where all see the answer.
    private static Subject subject(About about, View view) {
        return new Subject(
                new Person(about.author(), about.name()),
                new Origin(
                        about.channel(),
                        about.ts(),
                        Optional.of(about.permalink()).filter(link -> !link.isEmpty())),
                Optional.ofNullable(about.thread()).filter(it -> !it.equals(about.ts())),
                Inputs.began(view, Additions.TEXT));
    }
}
