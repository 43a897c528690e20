package dev.incidentscribe.lint;

import com.google.re2j.Pattern;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.Optional;
import java.util.stream.Stream;

/// A person as a cause: somebody, by name or as “an engineer”, with a fault as the verb. Systems fail, forget and
/// delete as well, so only people's nouns and people's faults count; “we” and “nobody” speak of how work is done, and
/// are let pass. What somebody did to notice or to mend it is no cause, and is not read.
final class Blame implements Check {
    private static final String SOMEBODY =
            "(?:\\b(?:someone|somebody|one person)|\\b(?:an?|the|our|one|one of (?:our|the|my)|another|some|this|that|his|her"
                    + "|their)\\s+(?:[\\w-]+\\s+){0,2}?" + People.NOUN
                    + "|\\bthe\\s+on-call|(?:^|[.!?:;]\\s)" + People.NOUN + ")\\b";

    /// Names that the record does not know: a word with a capital that does what no machine does.
    private static final String STRANGER = "\\b(?-i:[A-Z][a-z]+)";

    private static final String MISHAP = Phrases.any("""
            accidentally, mistakenly, inadvertently, carelessly, unintentionally, mistook, forgot, forgets
            screwed up, messed up, botched, slipped up
            """);
    private static final String FUMBLE = Phrases.any("mistyped, misread, misclicked, fat-fingered");
    private static final String MISTAKE =
            "(?:made|makes|making)\\s+(?:an?|the|this|another)\\s+(?:[\\w-]+\\s+){0,2}(?:mistakes?|errors?|typo)";

    private static final String DEED = Phrases.any("""
            ran, executed, pushed, deployed, entered, applied, deleted, dropped, merged, typed, used, picked, copied
            pasted, restarted, selected, chose, rebooted, unplugged, issued, set, terminated, stopped, removed, changed
            edited, configured, uploaded, approved, rolled out, shut down, switched off, pulled, plugged, connected
            swapped, clicked, attached, mounted, formatted, imported, exported, sent, scaled, drained, killed
            """);
    private static final String FLAW = Phrases.any("""
            wrong, untested, unreviewed, instead of, straight to main, straight to production, straight to prod
            """);

    /// Whatever was done so: `promoted the replica without checking`.
    private static final String ANY_DEED =
            "(?:\\w{2,}ed|" + DEED + "|" + Phrases.any("took, made, put, gave, went, brought, rebuilt, wrote") + ")";
    private static final String CARELESSLY = Phrases.any("""
            by mistake, by accident, in error, without testing, without checking, without asking, without telling
            without reading, without following, without looking, without reviewing, without verifying
            without confirming, without waiting, without announcing, without warning, without double-checking
            without review, without a review, without approval, without a test, without tests
            """);
    private static final String OBJECT = "(?:\\s+[\\w@'/-]+){0,8}?\\s+";
    private static final String WRONG_DEED = "(?:" + DEED + OBJECT + FLAW + "|" + ANY_DEED + OBJECT + CARELESSLY + ")";

    private static final String SLIP =
            "(?:" + MISHAP + "|" + FUMBLE + "|" + MISTAKE + "|" + DEED + "\\s+(?:(?:the|a|an|his|her)\\s+)?wrong)\\b";
    private static final String NEGLECT = "(?:" + Phrases.any("""
            failed to, neglected, overlooked, ignored, misconfigured, broke
            """) + "|(?:did\\s?n[o']t|did\\s+not|never)\\s+"
            + Phrases.any("""
            bother, bothered, check, checked, test, tested, read, follow, followed, notice, noticed, verify, verified
            review, reviewed, tell, told, ask, asked, look, looked, update, renew, announce, announced, realise
            realize, think, know, communicate, escalate, pay
            """) + "|was(?:n't|\\s+not)?\\s+" + Phrases.any("""
            careless, distracted, inattentive, too tired, paying attention, at fault, to blame, negligent
            """) + ")\\b";

    /// Up to so many words between somebody and the fault; a clause of its own, which [#CLAUSE] marks, is not crossed.
    private static final String BETWEEN = "(?:\\s+[\\w@'/-]+){0,12}?\\s+";

    private static final String AUXILIARY = "(?:,?\\s+(?:who|had|has|also|then|simply|just)){0,2}\\s+";

    private static final Pattern CLAUSE = Pattern.compile(
            "\\b(?:(?:that|which|because|how|why|whether|if|until|unless|noticed|saw|found|reported|said)"
                    + "|(?:and|but|while|when|after|before|as|so)\\s+(?:the|a|an|our|its|it|this))\\b",
            Pattern.CASE_INSENSITIVE);

    /// What only people are told to have done otherwise: an alert should have fired, and that is let pass.
    private static final String OTHERWISE = "\\s+(?:should|could|ought\\s+to|needed\\s+to)\\s+(?:not\\s+)?have\\s+(?:"
            + Phrases.any("asked, thought, known, double-checked, paid attention, been more careful, spoken, warned us")
            + "|" + Phrases.any("""
            rolled, tested, checked, reviewed, read, looked, acted, typed
            """)
            + "(?:\\s+[\\w@'/-]+){0,6}?\\s+" + Phrases.any("slowly, carefully, more carefully, more slowly, sooner")
            + ")\\b";
    private static final String DID_WRONG = SOMEBODY + BETWEEN + SLIP
            + "|" + SOMEBODY + AUXILIARY + "(?:" + NEGLECT + "|" + SLIP + "|" + WRONG_DEED + "\\b)"
            + "|\\b(?:he|she)(?:\\s+(?:had|then|also|simply|just)){0,2}\\s+(?:" + SLIP + "|" + NEGLECT + ")"
            + "|" + STRANGER + ",?\\s+who" + BETWEEN + "(?:" + SLIP + "|" + WRONG_DEED + "\\b)"
            + "|" + STRANGER + "\\s+" + FUMBLE + "\\b"
            + "|" + STRANGER + OTHERWISE
            + "|\\b(?:wrong|incorrect|mistyped|faulty|untested)(?:\\s+[\\w-]+){1,4}?\\s+" + DEED + "\\s+by\\s+"
            + SOMEBODY;

    private static final String FAULT = Phrases.any("""
            mistakes?, errors?, carelessness, negligence, fault, oversight, inattention, failure
            """);
    private static final String VERDICT = "\\b(?:human|operator|pilot)\\s+error\\b"
            + "|\\b" + People.NOUN + "['’]?s?\\s+(?:own\\s+)?" + FAULT + "\\b"
            + "|" + STRANGER + "'s\\s+(?:own\\s+)?(?:mistake|fault|carelessness|negligence|inattention)\\b"
            + "|\\b" + FAULT + "\\s+(?:of|by|made by|from)\\s+" + SOMEBODY
            + "|\\b(?:caused|broken|triggered)\\s+by\\s+" + SOMEBODY
            + "|\\black\\s+of\\s+(?:care|attention|diligence|discipline)\\b"
            + "|" + SOMEBODY + "(?:\\s+on\\s+duty|\\s+on\\s+call|\\s+in\\s+charge)?\\s+(?:is|are|was|were)\\s+"
            + "(?:to\\s+blame|at\\s+fault|responsible\\s+for\\s+(?:the|this)\\s+(?:outage|incident|failure))";

    /// Things, what belongs to people, what is denied, and words with a capital that name nobody.
    private static final String FINE = People.THING + "|\\b(?:someone|somebody)\\s+else's\\b"
            + "|\\bfault\\s+(?:injection|tolerance|domain)"
            + "|\\b(?:no|not|never|rather than|instead of|without|isn't|wasn't)\\s[^.;]{0,30}?\\b(?:" + FAULT
            + "|to\\s+blame)\\b"
            + "|\\b(?:we|they|nobody|no one|nothing|it|that|there|here|let|today|yesterday|[a-z]+day|clients?|vendors?|providers?)"
            + "(?:'s)?\\s+(?:fault|mistake|" + FUMBLE + ")\\b"
            + "|\\b(?:we|they|nobody|no one|everybody|everyone|it|that|this|there|alerts?|alerting|monitoring|deploys?|rollouts?)"
            + "\\s+(?:should|could|ought\\s+to|needed\\s+to)\\s+(?:not\\s+)?have\\b";

    private static final Phrases ANYBODY = Phrases.of(DID_WRONG + "|" + VERDICT, FINE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        Optional<Phrases> responders = People.named(postmortem).map(Blame::oneOf);
        return Passage.causes(postmortem)
                .flatMap(passage -> Stream.concat(Stream.of(ANYBODY), responders.stream())
                        .flatMap(wording -> wording.in(clauses(passage.own())).stream())
                        .limit(1)
                        .map(found -> passage.quoting("“%s” makes a person the cause.", found)));
    }

    private static Phrases oneOf(String names) {
        String name = "(?:^|[^\\w@])(?-i:" + names + ")";
        return Phrases.of(
                name + "(?:\\s+[\\w'-]+){0,3}?\\s+" + SLIP
                        + "|" + name + AUXILIARY + WRONG_DEED + "\\b"
                        + "|" + name + Counterfactual.UNDONE_BY
                        + "|" + name + "'s\\s+" + FAULT + "\\b"
                        + "|" + name + "(?:\\s+had)?\\s+" + NEGLECT
                        + "|" + name + "\\s+(?:is|was)\\s+(?:to\\s+blame|at\\s+fault)",
                FINE);
    }

    private static String clauses(String text) {
        return CLAUSE.matcher(text).replaceAll("¦$0");
    }
}
