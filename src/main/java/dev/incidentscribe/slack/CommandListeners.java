package dev.incidentscribe.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import dev.incidentscribe.People;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.editing.Postmortems;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.slack.client.Mrkdwn;
import dev.incidentscribe.slack.form.FormOpener;
import dev.incidentscribe.slack.outbox.Buttons;
import dev.incidentscribe.slack.outbox.DeliveryKey;
import dev.incidentscribe.slack.people.SlackMembership;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with `/incident` and `/postmortem`.
final class CommandListeners {
    private static final Logger LOG = LoggerFactory.getLogger(CommandListeners.class);

    private final Scribe scribe;
    private final Postmortems postmortems;
    private final People people;
    private final SlackMembership membership;
    private final Journal journal;
    private final FormOpener forms;
    private final Redaction redaction;
    private final Buttons buttons = new Buttons();
    private final Telemetry telemetry;
    private final InstantSource clock;

    CommandListeners(
            Scribe scribe,
            Postmortems postmortems,
            People people,
            SlackMembership membership,
            Journal journal,
            FormOpener forms,
            Redaction redaction,
            Telemetry telemetry,
            InstantSource clock) {
        this.scribe = scribe;
        this.postmortems = postmortems;
        this.people = people;
        this.membership = membership;
        this.journal = journal;
        this.forms = forms;
        this.redaction = redaction;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    void register(App app) {
        app.command("/incident", (request, context) -> answer(request, context, scribe::incident));
        app.command("/postmortem", (request, context) -> answer(request, context, postmortems::answer));
    }

    private interface Answering {
        Reply answer(Delivery delivery, String typed);
    }

    /// The edge: whatever goes wrong behind it, the person reads whether it may be on record, and the log has the
    /// cause.
    private Response answer(SlashCommandRequest request, SlashCommandContext context, Answering answering) {
        SlashCommandPayload payload = request.getPayload();
        String typed = typed(payload);
        Delivery delivery;
        Reply reply;
        try {
            delivery = delivery(payload, request);
            reply = answering.answer(delivery, typed);
        } catch (RuntimeException | Error e) {
            boolean doubtful = e instanceof JournalUnavailable journals && journals.isInDoubt();
            LOG.error(doubtful ? "it is not known whether a command was recorded" : "a command was not recorded", e);
            telemetry.count(Happening.NOT_RECORDED);
            return tell(context, doubtful ? doubtful(typed) : sorry(typed));
        }
        return show(request, context, delivery, reply);
    }

    /// What goes wrong once it is recorded takes nothing back.
    private Response show(SlashCommandRequest request, SlashCommandContext context, Delivery delivery, Reply reply) {
        SlashCommandPayload payload = request.getPayload();
        try {
            reply.form().ifPresent(form -> forms.open(form, payload.getTriggerId(), delivery));
            return acknowledge(context, delivery, discreet(reply, typed(payload)));
        } catch (RuntimeException | Error e) {
            LOG.error("an answer could not be shown", e);
            return tell(
                    context,
                    Reply.toPerson(
                            "The answer cannot be shown just now. Look at `/incident timeline` before you type it again: if it was to be recorded and was not refused, it is on record."));
        }
    }

    private static Response tell(SlashCommandContext context, Reply reply) {
        return context.ack(
                response -> response.responseType("ephemeral").text(Mrkdwn.inert(reply.text(), Directory.empty())));
    }

    private static String typed(SlashCommandPayload payload) {
        return Optional.ofNullable(payload.getText()).orElse("");
    }

    /// What was typed is given back where nothing came of it, and then has not been through the journal.
    private Reply discreet(Reply reply, String typed) {
        return redaction.isNeeded(typed) ? redaction.about(reply) : reply;
    }

    private Delivery delivery(SlashCommandPayload payload, SlashCommandRequest request) {
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

    private Response acknowledge(SlashCommandContext context, Delivery delivery, Reply reply) {
        String text = Mrkdwn.inert(reply.text(), names(delivery.workspace()));
        List<LayoutBlock> blocks = buttons.blocks(text, reply, delivery.key(), delivery.receivedAt());
        return context.ack(SlashCommandResponse.builder()
                .responseType(reply.visible() ? "in_channel" : "ephemeral")
                .text(text)
                .blocks(blocks.isEmpty() ? null : blocks)
                .build());
    }

    /// The answer is no worse for a name that cannot be read: what it tells is on record.
    private Directory names(String workspace) {
        return user -> {
            try {
                return journal.profile(workspace, user).map(Profile::name);
            } catch (RuntimeException e) {
                LOG.warn("a name could not be read", e);
                return Optional.empty();
            }
        };
    }

    private Reply sorry(String typed) {
        String text = typed.isBlank()
                ? "Something went wrong on our side. Nothing was recorded, please try again."
                : "*Not recorded*, because something went wrong on our side. Please try again:\n```%s```"
                        .formatted(typed.replace("```", "'''"));
        return discreetly(text, "*Not recorded*, because something went wrong on our side. Please type it again.");
    }

    /// Whoever types again what is on record has it there twice.
    private Reply doubtful(String typed) {
        String doubt =
                "*It may be on record*: the disk has not said yet whether it took it. Look at `/incident timeline` before you type it again";
        return discreetly(doubt + ":\n```%s```".formatted(typed.replace("```", "'''")), doubt + ".");
    }

    private Reply discreetly(String text, String otherwise) {
        try {
            return redaction.about(Reply.toPerson(text));
        } catch (RuntimeException | Error e) {
            LOG.error("what was typed is not given back, since secrets cannot be looked for", e);
            return Reply.toPerson(otherwise);
        }
    }

    private static String known(@Nullable String value, @Nullable String otherwise) {
        if (value != null && !value.isBlank()) {
            return value;
        }
        return otherwise == null || otherwise.isBlank() ? "unknown" : otherwise;
    }
}
