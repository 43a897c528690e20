package dev.incidentscribe.slack;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import dev.incidentscribe.People;
import dev.incidentscribe.Rules;
import dev.incidentscribe.access.Membership;
import dev.incidentscribe.access.Standing;
import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.capture.Additions;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Moments;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.command.When;
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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shortcut *Add to timeline* on a message: opens the form, and records what comes back.
final class ShortcutListeners {
    private static final Logger LOG = LoggerFactory.getLogger(ShortcutListeners.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Additions additions;
    private final FormOpener forms;
    private final Messages messages;
    private final Membership membership;
    private final People people;
    private final Rules rules;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final TimelineForm form = new TimelineForm();

    ShortcutListeners(
            Additions additions,
            FormOpener forms,
            Messages messages,
            Membership membership,
            People people,
            Rules rules,
            Telemetry telemetry,
            InstantSource clock) {
        this.additions = additions;
        this.forms = forms;
        this.messages = messages;
        this.membership = membership;
        this.people = people;
        this.rules = rules;
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
        Message message =
                messages.message(payload.getTeam().getId(), payload.getChannel().getId(), payload.getMessage());
        var about = new About(
                message.channel(),
                message.ts(),
                message.author().id(),
                message.author().name(),
                message.permalink().orElse(""),
                payload.getMessage().getThreadTs());
        ZoneId zone = zone(payload.getTeam().getId(), payload.getUser().getId());
        return Optional.of(form.view(about, time(message.ts(), zone), Wording.unescape(message.words())));
    }

    private static String time(String ts, ZoneId zone) {
        return TIME.format(Message.instant(ts).atZone(zone)) + " " + zone.getId();
    }

    private Response submitted(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        try {
            return record(payload, context);
        } catch (RuntimeException | Error e) {
            LOG.error("a form was not recorded", e);
            telemetry.count(Happening.NOT_RECORDED);
            return context.ackWithErrors(Map.of(
                    TimelineForm.TEXT, "Not recorded, because something went wrong on our side. Please try again."));
        }
    }

    private Response record(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        View view = payload.getView();
        Map<String, String> entered = Inputs.entered(view);
        String text = Wording.entered(entered.getOrDefault(TimelineForm.TEXT, ""));
        if (text.isEmpty()) {
            return context.ackWithErrors(Map.of(TimelineForm.TEXT, "What happened?"));
        }
        String workspace = payload.getTeam().getId();
        Optional<String> stranger =
                stranger(workspace, payload.getUser().getId(), form.about(view).channel());
        if (stranger.isPresent()) {
            return context.ackWithErrors(Map.of(TimelineForm.TEXT, stranger.get()));
        }
        Instant now = clock.instant();
        Optional<When> when = CommandParser.time(time(entered));
        if (when.isEmpty()) {
            return context.ackWithErrors(
                    Map.of(TimelineForm.TIME, "Write a time such as 14:05, or 2024-03-27 14:05 CET"));
        }
        Optional<ZoneId> own = people.zoneOf(workspace, payload.getUser().getId());
        ZoneId zone = rules.zoneOr(own);
        Moments.Resolution moment = isTheMessages(view, entered, zone)
                ? new Moments.Resolution.At(Message.instant(form.about(view).ts()), Optional.empty())
                : Moments.of(now, own, zone).resolve(when.get());
        return switch (moment) {
            case Moments.Resolution.Impossible impossible ->
                context.ackWithErrors(Map.of(TimelineForm.TIME, impossible.why()));
            case Moments.Resolution.At at -> {
                Person user =
                        people.named(workspace, Person.unnamed(payload.getUser().getId()));
                var replies = new Replies(zone, now, rules.visibleReplies(), at.remark(), Optional.empty(), false);
                var wish = new Additions.Wish(kind(entered), at.instant(), text, user, replies);
                yield additions
                        .add(delivery(payload, workspace, now), wish, thread(view))
                        .map(problem -> context.ackWithErrors(Map.of(TimelineForm.TEXT, problem)))
                        .orElseGet(context::ack);
            }
        };
    }

    private static String time(Map<String, String> entered) {
        return entered.getOrDefault(TimelineForm.TIME, "").strip();
    }

    /// Whether the time is what the form began with: the message's own moment. Its words name that less exactly, and of
    /// an hour that comes twice they name the first.
    private boolean isTheMessages(View view, Map<String, String> entered, ZoneId zone) {
        return time(entered).equals(time(form.about(view).ts(), zone));
    }

    /// A message that only heads a thread stands in the channel itself, where all see the answer.
    private Optional<String> thread(View view) {
        About about = form.about(view);
        return Optional.ofNullable(about.thread()).filter(it -> !it.equals(about.ts()));
    }

    /// Why they may not record into that channel: they may have left it since the form opened. Where that cannot be
    /// asked the form stays open, with what was filled in.
    private Optional<String> stranger(String workspace, String user, String channel) {
        return membership
                .standings(workspace, user, Set.of(channel))
                .getOrDefault(channel, Standing.UNKNOWN)
                .objection("Not recorded: %s Press Add again in a moment, or type it there with /incident."
                        .formatted(Standing.UNTOLD));
    }

    private static Verb kind(Map<String, String> entered) {
        return Verb.find(entered.getOrDefault(TimelineForm.KIND, "")).orElse(Verb.NOTE);
    }

    private Delivery delivery(ViewSubmissionPayload payload, String workspace, Instant now) {
        About about = form.about(payload.getView());
        return new Delivery(
                "form " + payload.getView().getId(),
                workspace,
                about.channel(),
                new Person(about.author(), about.name()),
                now,
                Source.SHORTCUT,
                Optional.of(new Origin(
                        about.channel(),
                        about.ts(),
                        Optional.of(about.permalink()).filter(link -> !link.isEmpty()))));
    }

    private ZoneId zone(String workspace, String user) {
        return rules.zoneOr(people.zoneOf(workspace, user));
    }
}
