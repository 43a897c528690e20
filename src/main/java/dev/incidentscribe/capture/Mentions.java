package dev.incidentscribe.capture;

import dev.incidentscribe.Scribe;
import dev.incidentscribe.answer.Refusals;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Reply;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Answers `@scribe note …`, the way to speak to the scribe where Slack allows no slash commands.
public final class Mentions {
    private static final Pattern NAMED = Pattern.compile("<@([A-Z0-9]+)(?:\\|[^>]*)?>");
    /// A block of code, a quotation to the end of the message or of the line, and code within a line.
    private static final Pattern QUOTED = Pattern.compile(
            "```.*?```|^(?:&gt;|>){3}.*|^(?:&gt;|>)[^\\n]*|`[^`\\n]*`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final String GREETING =
            "(?:(?:hey|hi|hello|hiya|yo|ok|okay|so|oh|and|please|pls|dear|there)\\b[,.!]*\\s+){0,3}";
    /// A colon behind the name may begin an emoji instead, and a dash a time: `@scribe -10m …`.
    private static final Pattern NAME = Pattern.compile("^\\s*(?i:" + GREETING
            + ")[*_~]*<@([A-Z0-9]+)(?:\\|[^>]*)?>[*_~]*" + "(?:[\\s,]|:(?![\\w+-]{1,60}:)|[-–—](?=\\s))*");

    private static final Refusal TELLS_NOTHING = Refusal.because("it tells of nothing that happened");

    private final Journal journal;
    private final Scribe scribe;

    public Mentions(Journal journal, Scribe scribe) {
        this.journal = journal;
        this.scribe = scribe;
    }

    /// A message as a delivery of its own time. However it reaches us, it is the same delivery.
    public static Delivery delivery(String workspace, String channel, Person author, String ts) {
        return new Delivery(
                "mention %s %s".formatted(channel, ts),
                workspace,
                channel,
                author,
                Message.instant(ts),
                Source.MENTION,
                Optional.of(new Origin(channel, ts, Optional.empty())));
    }

    /// What somebody says to us.
    ///
    /// @param thread the timestamp of the message that the thread hangs on
    /// @param files the names of the files shared with it
    public record Said(String thread, String text, List<String> files) {
        public Said {
            files = List.copyOf(files);
        }

        /// What stands behind our name, with the files where that is put on record in its words.
        private String told(Set<String> us) {
            String words = withoutNames(text, us);
            String all = Message.words(words, files);
            boolean other = !words.isBlank()
                    && CommandParser.parse(words) instanceof Parsed.Understood understood
                    && !(understood.command() instanceof Command.Stating);
            return !other && isStating(all) ? all : words;
        }

        private static boolean isStating(String told) {
            return CommandParser.parse(told) instanceof Parsed.Understood understood
                    && understood.command() instanceof Command.Stating;
        }
    }

    /// Does what the message says, and puts the answer into its thread; nothing if that was done before.
    ///
    /// @param delivery what was said, at the message's own time
    /// @param us our ids, as far as they are known
    public void mentioned(Delivery delivery, Said said, Set<String> us) {
        if (delivery.source() != Source.MENTION
                || delivery.origin().map(Origin::ts).isEmpty()) {
            throw new IllegalArgumentException("a mention is a message");
        }
        if (journal.isAnswered(delivery)) {
            return;
        }
        answer(delivery, said.thread(), heard(delivery, said.told(us)));
    }

    /// Somebody edited what they had said to us. Its entry follows in its words and its time (see [Captures]). Where
    /// it tells something of another kind now, that takes the entry's place. What was of no avail is tried
    /// again, and no correction is made twice.
    ///
    /// @param delivery what was said, at the message's own time
    /// @param edited Slack's timestamp of the edit
    /// @param us our ids, as far as they are known
    public void edited(Delivery delivery, String edited, Said said, Set<String> us) {
        Origin origin = delivery.origin().orElseThrow();
        Delivery again = delivery.again("edited " + edited);
        if (!journal.isAnswered(delivery) || journal.isAnswered(again)) {
            return;
        }
        String told = said.told(us);
        List<Incident> takers = journal.takersOf(delivery.workspace(), origin.channel(), origin.ts()).stream()
                .flatMap(number -> journal.incident(delivery.workspace(), number).stream())
                .toList();
        if (takers.isEmpty() && !journal.isRecorded(delivery)) {
            answer(again, said.thread(), heard(again, told));
        }
        for (Incident taker : takers) {
            taker.takenFrom(origin.channel(), origin.ts())
                    .filter(entry -> isOtherwise(taker, entry, told))
                    .ifPresent(entry -> answer(again, said.thread(), replaced(again, taker, entry.number(), told)));
        }
    }

    /// Whether the entry of a mention says something of another kind than the mention does now.
    private static boolean isOtherwise(Incident incident, Entry entry, String told) {
        return !entry.removed()
                && entry.original().source() == Source.MENTION
                && Statements.isOne(entry.statement())
                && !Courtesy.is(told)
                && CommandParser.parse(told) instanceof Parsed.Understood understood
                && understood.incident().orElse(incident.number()) == incident.number()
                && understood.command() instanceof Command.Stating now
                && !Statements.isSameKind(now.statement(), entry.statement());
    }

    private Reply replaced(Delivery delivery, Incident incident, int entry, String told) {
        var instead = new Choice.Instead(incident.number(), entry);
        Reply reply = scribe.choose(delivery, new Choice.Meant("", told, Optional.of(instead)));
        boolean gone = journal.incident(delivery.workspace(), incident.number())
                .flatMap(it -> it.entry(entry))
                .filter(Entry::removed)
                .isPresent();
        return gone ? reply.adding("The message was edited; this takes the place of #%d.".formatted(entry)) : reply;
    }

    private Reply heard(Delivery delivery, String told) {
        return Courtesy.is(told) ? Refusals.misunderstood(TELLS_NOTHING, told) : scribe.incident(delivery, told);
    }

    private void answer(Delivery delivery, String thread, Reply reply) {
        journal.send(delivery, Outbound.Answer.of(reply, delivery.channel(), Optional.of(thread), delivery.author()));
    }

    /// Whether nobody speaks to us, though the text names us: somebody quotes a message, or shows how to write one.
    ///
    /// @param us our ids, as far as they are known; where none of them is in the text, any name counts
    public static boolean isQuoted(String text, Set<String> us) {
        Set<String> all = names(text);
        Set<String> ours = all.stream().filter(us::contains).collect(Collectors.toSet());
        Set<String> said = names(QUOTED.matcher(text).replaceAll(" "));
        return !all.isEmpty() && Collections.disjoint(said, ours.isEmpty() ? all : ours);
    }

    /// Whether the text names us.
    public static boolean isTo(String text, Set<String> us) {
        return !Collections.disjoint(names(text), us);
    }

    private static Set<String> names(String text) {
        return NAMED.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    /// Whether the text begins with a name, a greeting before it allowed.
    static boolean isOne(String text) {
        return NAME.matcher(text).lookingAt();
    }

    /// The text without the name it begins with.
    static String withoutName(String text) {
        return NAME.matcher(text).replaceFirst("");
    }

    /// The text behind our own name, if nothing but names stands before it: `@mia @scribe note …`. Names behind ours
    /// are part of what is told. Where none of our ids is in the text, any name counts.
    private static String withoutNames(String text, Set<String> us) {
        String told = Collections.disjoint(names(text), us) ? withoutName(text) : text;
        String rest = text;
        boolean found = false;
        for (Matcher name = NAME.matcher(rest); name.lookingAt(); name = NAME.matcher(rest)) {
            boolean ours = us.contains(name.group(1));
            if (found && !ours) {
                return told;
            }
            rest = rest.substring(name.end());
            told = ours ? rest : told;
            found = found || ours;
        }
        return told;
    }
}
