package dev.incidentscribe.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.ActionContext;
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
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.slack.client.Mrkdwn;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.slack.form.FormOpener;
import dev.incidentscribe.slack.outbox.Buttons;
import dev.incidentscribe.slack.outbox.DeliveryKey;
import dev.incidentscribe.slack.people.SlackMembership;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Bolt app: what is done with each kind of request. Signatures are verified before Bolt, and no token is needed
/// to answer, so neither Bolt's verification nor its authorization is in the way when Slack cannot be reached.
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

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

    Listeners(
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

    /// The app, ready to run requests.
    App app(SlackClient client, String botToken) {
        AppConfig config = AppConfig.builder()
                .singleTeamBotToken(botToken)
                .requestVerificationEnabled(false)
                .allEventsApiAutoAckEnabled(true)
                .build();
        var app = new App(config, client.slack(), new ArrayList<>());
        app.command("/incident", (request, context) -> answer(request, context, scribe::incident));
        app.command("/postmortem", (request, context) -> answer(request, context, postmortems::answer));
        app.blockAction(
                Pattern.compile(Buttons.ACTION + "\\d+"),
                (request, context) -> pressed(request.getPayload(), context, this::chosen));
        app.blockAction(
                Pattern.compile(Buttons.DRAFT + "\\d+"),
                (request, context) -> pressed(request.getPayload(), context, this::ofDraft));
        app.blockAction(
                Pattern.compile(Buttons.FORM + "\\d+"), (request, context) -> asked(request.getPayload(), context));
        return app.start();
    }

    private interface Answering {
        Reply answer(Delivery delivery, String typed);
    }

    /// The edge: whatever goes wrong behind it, the person reads that nothing was recorded, and the log has the cause.
    private Response answer(SlashCommandRequest request, SlashCommandContext context, Answering answering) {
        SlashCommandPayload payload = request.getPayload();
        String typed = Optional.ofNullable(payload.getText()).orElse("");
        try {
            Delivery delivery = delivery(payload, request);
            Reply reply = discreet(answering.answer(delivery, typed), typed);
            reply.form().ifPresent(form -> forms.open(form, payload.getTriggerId(), delivery));
            return acknowledge(context, delivery, reply);
        } catch (RuntimeException | Error e) {
            LOG.error("a command was not recorded", e);
            telemetry.count(Happening.NOT_RECORDED);
            return context.ack(response -> response.responseType("ephemeral")
                    .text(Mrkdwn.inert(sorry(typed).text(), Directory.empty())));
        }
    }

    /// What was typed is given back where nothing came of it, and then has not been through the journal.
    private Reply discreet(Reply reply, String typed) {
        return redaction.isNeeded(typed) ? redaction.about(reply) : reply;
    }

    private interface Pressing {
        Reply answer(Delivery delivery, Buttons.Pressed pressed);
    }

    /// A button: what it says is done as if it had been typed, and the answer takes the message's place.
    private Response pressed(BlockActionPayload payload, ActionContext context, Pressing pressing) {
        try {
            buttons.read(payload.getActions().getFirst().getValue())
                    .ifPresent(pressed -> press(payload, pressed, pressing));
            return context.ack();
        } catch (RuntimeException | Error e) {
            LOG.error("a button did nothing; Slack shows so", e);
            return Response.error(500);
        }
    }

    private void press(BlockActionPayload payload, Buttons.Pressed pressed, Pressing pressing) {
        Delivery delivery = delivery(payload, "choice " + pressed.key(), pressed.typedAt(clock.instant()));
        Reply reply = pressing.answer(delivery, pressed);
        if (payload.getResponseUrl() != null) {
            journal.send(delivery, Outbound.Replace.of(reply, payload.getResponseUrl()));
        }
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
                        delivery(payload, "form " + payload.getTriggerId(), clock.instant())));
        return context.ack();
    }

    private Delivery delivery(BlockActionPayload payload, String key, Instant at) {
        String workspace = known(payload.getTeam().getId(), null);
        return new Delivery(
                key,
                workspace,
                payload.getChannel().getId(),
                people.named(workspace, Person.unnamed(payload.getUser().getId())),
                at,
                Source.SLASH,
                Optional.empty());
    }

    private Delivery delivery(SlashCommandPayload payload, SlashCommandRequest request) {
        String workspace = known(payload.getTeamId(), payload.getEnterpriseId());
        String channel = known(payload.getChannelId(), null);
        membership.heard(workspace, channel, payload.getChannelName());
        Person author = new Person(known(payload.getUserId(), null), known(payload.getUserName(), payload.getUserId()));
        return new Delivery(
                Optional.ofNullable(payload.getTriggerId())
                        .filter(key -> !key.isBlank())
                        .orElseGet(() -> DeliveryKey.of(request)),
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

    private Directory names(String workspace) {
        return user -> journal.profile(workspace, user).map(Profile::name);
    }

    private Reply sorry(String typed) {
        String text = typed.isBlank()
                ? "Something went wrong on our side. Nothing was recorded, please try again."
                : "*Not recorded*, because something went wrong on our side. Please try again:\n```%s```"
                        .formatted(typed.replace("```", "'''"));
        return redaction.about(Reply.toPerson(text));
    }

    private static String known(@Nullable String value, @Nullable String otherwise) {
        if (value != null && !value.isBlank()) {
            return value;
        }
        return otherwise == null || otherwise.isBlank() ? "unknown" : otherwise;
    }
}
