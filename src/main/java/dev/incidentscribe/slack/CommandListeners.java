package dev.incidentscribe.slack;

import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.PostmortemCommand;
import dev.incidentscribe.editing.Postmortems;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.slack.client.Mrkdwn;
import dev.incidentscribe.slack.form.FormOpener;
import dev.incidentscribe.slack.outbox.Buttons;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with `/incident` and `/postmortem`.
final class CommandListeners {
    private static final Logger LOG = LoggerFactory.getLogger(CommandListeners.class);

    /// The channel is told of what is on record, and of nothing else.
    private static final String RECORDED =
            "*It is on record*, only the answer cannot be shown just now. `/incident timeline` shows the entry.";

    private static final String UNSHOWN =
            "The answer cannot be shown just now. Look at `/incident timeline` before you type it again: if it was to be recorded and was not refused, it is on record.";

    private final Scribe scribe;
    private final Postmortems postmortems;
    private final CommandReader reader;
    private final Journal journal;
    private final FormOpener forms;
    private final Apologies apologies;
    private final Buttons buttons = new Buttons();

    CommandListeners(
            Scribe scribe,
            Postmortems postmortems,
            CommandReader reader,
            Journal journal,
            FormOpener forms,
            Apologies apologies) {
        this.scribe = scribe;
        this.postmortems = postmortems;
        this.reader = reader;
        this.journal = journal;
        this.forms = forms;
        this.apologies = apologies;
    }

    void register(App app) {
        app.command(
                "/incident",
                (request, context) -> answer(request, context, new Doing(scribe::incident, CommandParser::isQuery)));
        app.command(
                "/postmortem",
                (request, context) ->
                        answer(request, context, new Doing(postmortems::answer, PostmortemCommand::isQuery)));
    }

    /// What a command does with what is typed behind it.
    ///
    /// @param isQuery whether that is to record nothing
    private record Doing(BiFunction<Delivery, String, Reply> answer, Predicate<String> isQuery) {}

    /// The edge: whatever goes wrong behind it, the person reads whether it may be on record, and the log has the
    /// cause.
    private Response answer(SlashCommandRequest request, SlashCommandContext context, Doing doing) {
        String typed = CommandReader.typed(request);
        Delivery delivery;
        Reply reply;
        try {
            delivery = reader.delivery(request);
            reply = doing.answer().apply(delivery, typed);
        } catch (RuntimeException | Error e) {
            return tell(context, apologies.after(e, typed, doing.isQuery().test(typed)));
        }
        return show(request, context, delivery, reply);
    }

    /// What goes wrong once it is recorded takes nothing back.
    private Response show(SlashCommandRequest request, SlashCommandContext context, Delivery delivery, Reply reply) {
        try {
            reply.form().ifPresent(form -> forms.open(form, request.getPayload().getTriggerId(), delivery));
            return acknowledge(context, delivery, discreet(reply, CommandReader.typed(request)));
        } catch (RuntimeException | Error e) {
            LOG.error("an answer could not be shown", e);
            return tell(context, Reply.toPerson(reply.visible() ? RECORDED : UNSHOWN));
        }
    }

    private static Response tell(SlashCommandContext context, Reply reply) {
        return context.ack(
                response -> response.responseType("ephemeral").text(Mrkdwn.inert(reply.text(), Directory.empty())));
    }

    /// What was typed is given back where nothing came of it, and then has not been through the journal.
    private Reply discreet(Reply reply, String typed) {
        return journal.redaction().isNeeded(typed) ? journal.redaction().about(reply) : reply;
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
}
