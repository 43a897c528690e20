package dev.incidentscribe.lint;

import dev.incidentscribe.postmortem.Postmortem;
import java.util.stream.Stream;

/// What people should, could or would have done. Of a machine it is a fair statement of what was expected (“the alert
/// should have fired”), and the question whether an alert should have fired is one that a postmortem asks; so only
/// people, and the passive that hides them, count. Luck is told in no other way, and is not read.
final class Counterfactual implements Check {
    private static final String ADVERBS = "(?:" + Phrases.any("""
            really, probably, also, all, easily, simply, just, at least, certainly, definitely, maybe, perhaps, never
            better, then, both, not, been, already, ever, only
            """) + "\\s+)*";
    private static final String GROUP =
            "(?:" + People.NOUN + "|" + Phrases.any("team, on-call, support, operators?, staff, leads?, ops") + ")";
    private static final String SOMEBODY = "\\b(?:" + Phrases.any("""
            we, i, he, she, you, they, someone, somebody, nobody, no one, everybody, everyone
            """) + "|(?:(?:(?:the|our)\\s+)?(?:[\\w-]+\\s+){0,2}?"
            + GROUP + ")(?:\\s+who\\s+\\w+(?:\\s+\\w+)?)?)";

    private static final String IRREGULAR = Phrases.any("""
            known, seen, done, gone, taken, caught, found, kept, thought, held, put, run, written, chosen, broken, begun
            given, read, made, left, sent, built, spent, got, gotten, led, shut, brought, foreseen, understood, drawn
            told, asked, said, spoken, rolled, had an?, had the
            """);
    private static final String DONE = "(?:[a-z-]+ed|" + IRREGULAR + ")\\b";
    private static final String HAVE = "(?:\\s+have|\\s+of|'ve)\\s+";

    private static final String MODAL =
            "\\s+" + ADVERBS + "(?:" + Phrases.any("""
            should, could, would, might, ought to, needed to
            """) + "(?:n't)?)(?:\\s+" + Phrases.any("""
            not, never, really, probably, also, all, easily, simply, just, at least, certainly, definitely, maybe
            perhaps, better, then, both, only, much
            """) + ")*";
    /// Behind a person: what they should have done.
    static final String UNDONE_BY = MODAL + HAVE + ADVERBS + DONE;

    private static final String NEGLECTED = "\\s+" + ADVERBS
            + "(?:repeatedly\\s+)?(?:failed\\s+to|neglected\\s+to|(?:did\\s+not|didn't)\\s+(?:even\\s+)?bother)\\b";
    private static final String HAD = "had(?:n't)?\\s+" + ADVERBS + DONE;
    private static final String HIDDEN = "\\b(?:should|could)(?:n't)?\\s+" + ADVERBS + "have\\s+been\\s+"
            + "(?:(?:much|far|a lot)\\s+)?" + ADVERBS + Phrases.any("""
            caught, tested, reviewed, noticed, checked, done, documented, communicated, escalated, spotted, foreseen
            prevented, avoided, detected, handled, found, discovered, anticipated, planned, shorter, faster, quicker
            fixed, known, questioned
            """) + "\\b";

    /// What others said, what one has and does not do, what a machine was to do, and tries of which it decides the end.
    private static final String FINE =
            "\\b(?:wrote|writes|said|says|complained|claimed|argued|thinks?|believes?)\\s+that\\s[^.;]*|"
                    + "\\bhave\\s+" + Phrases.any("""
            automated, dedicated, detailed, shared, managed, distributed, encrypted, replicated, limited, improved
            increased, reduced, need, speed, feed, seed, embed
            """) + "\\b"
                    + "|(?:\\bhave|'ve)\\s+been\\s+(?:paged|alerted|notified|told|informed|warned)\\b"
                    + "|\\bhave\\s+been\\s+[a-z]+\\s+(?:automatically|by\\s+(?:an?|the|our)\\s+(?:[\\w-]+\\s+){0,2}?"
                    + Phrases.any("""
            alerts?, tests?, canary, monitors?, monitoring, probes?, checks?, linter, pipeline, ci, scanner, dashboard
            type system, compiler, validation, schema
            """) + ")\\b"
                    + "|\\bthey\\s+(?:could|might|would)\\s+have\\s+been\\b"
                    + "|\\bfailed\\s+to\\s+(?:reproduce|connect|reach|restore|log\\s+in|find|bring)\\b";

    private static final String UNDONE = SOMEBODY + MODAL + HAVE + ADVERBS + DONE
            + "|" + HIDDEN
            + "|\\b(?:should|could)(?:n't)?\\s+" + ADVERBS + "have\\s+been\\s+" + DONE + "\\s+by\\s+" + SOMEBODY + "\\b"
            + "|\\bif\\s+only\\s+" + SOMEBODY
            + "|\\bif\\s+" + SOMEBODY + "\\s+" + HAD
            + "|(?:^|[.,;:]\\s)had\\s+" + SOMEBODY + "\\s+" + ADVERBS + DONE
            + "|" + SOMEBODY + NEGLECTED;

    private static final Phrases ANYBODY = Phrases.of(UNDONE, FINE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        Stream<Phrases> responders = People.named(postmortem).map(Counterfactual::oneOf).stream();
        var wordings = Stream.concat(Stream.of(ANYBODY), responders).toList();
        return Passage.conclusions(postmortem)
                .flatMap(passage -> passage.sentences().stream()
                        .filter(sentence -> !sentence.endsWith("?"))
                        .flatMap(sentence -> wordings.stream().flatMap(wording -> wording.in(sentence).stream()))
                        .limit(1)
                        .map(found -> passage.quoting("“%s” tells what did not happen.", found)));
    }

    private static Phrases oneOf(String names) {
        String name = "(?:^|[^\\w@])(?-i:" + names + ")";
        return Phrases.of(name + MODAL + HAVE + ADVERBS + DONE + "|" + name + NEGLECTED, FINE);
    }
}
