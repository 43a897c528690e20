package dev.incidentscribe.lint;

import com.google.re2j.Pattern;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Action;
import java.util.stream.Stream;

/// An open follow-up that has no end: it begins with a word such as “improve” or “investigate”, and says neither a
/// measure nor what there will be afterwards.
final class ActionBounded implements Check {
    private static final String HESITATION = "(?:" + Phrases.any("""
            review, check, monitor, discuss, assess, evaluate, maintain, continue
            """)
            + "\\s+(?:and|or|&)\\s+(?:further\\s+)?)?(?:(?:continue to|try to|start to|begin to|further)\\s+)?";
    private static final String TO_WORK_ON = Phrases.any("""
            improve, improving, enhance, enhancing, strengthen, strengthening, investigate, investigating, explore
            exploring, consider, considering, research, researching, optimise, optimising, optimize, optimizing
            """) + "\\s+\\pL";
    private static final String TO_MEAN_WELL =
            Phrases.any("""
            think about, think of, think over, thinking about, try to, try harder, trying to, keep an eye on
            keeping an eye on, take more care, taking more care, raise awareness, raising awareness
            increase awareness, increasing awareness, communicate better, communicate more, communicating better
            communicating more, double-?check everything, double-?check all, double-?check before
            """) + "\\b|look(?:ing)?\\s+(?:(?:further|more|deeper)\\s+)?(?:into|at)\\b"
                    + "|pay(?:ing)?\\s+(?:(?:more|closer|better)\\s+)?attention\\b"
                    + "|be(?:ing)?\\s+(?:(?:more|extra|very)\\s+)?(?:careful|cautious|attentive|vigilant|mindful|aware|proactive|diligent)\\b"
                    + "|(?:ensure|make\\s+sure)\\s+(?:that\\s+)?(?:this|it|that)\\s+(?:never|cannot|can't|does\\s+not|doesn't|won't|will\\s+not)\\s+happens?\\b";
    private static final String TO_TEACH = "(?:train|educate|remind|retrain|coach|teach)(?:ing)?\\s+(?:"
            + Phrases.any("""
            the, our, all, new, every, each, of, more, on-call, support, whole, entire, junior, other
            """) + "\\s+){0,3}" + Phrases.any("""
            teams?, engineers?, staff, people, on-call, support, operators?, developers?, everyone, everybody
            responders?, employees, members, colleagues, admins?
            """) + "\\b";

    private static final Pattern ENDLESS = Pattern.compile(
            "^" + HESITATION + "(?:" + TO_WORK_ON + "|" + TO_MEAN_WELL + "|" + TO_TEACH + ")",
            Pattern.CASE_INSENSITIVE);

    private static final String MEASURE = "\\d+(?:[.,]\\d+)?\\s*(?:%|(?:" + Phrases.any("""
            percent, per cent, ms, s, secs?, seconds?, min, minutes?, h, hours?, days?, weeks?, rps, qps, [gmtk]i?b, x, times, nines
            """) + ")\\b)"
            + "|\\b" + Phrases.any("""
            below, under, above, over, at least, at most, less than, more than, within, to, by, of
            """) + "\\s+(?:one|two|three|four|five|ten|zero|\\d)";
    private static final String RESULT = "(?:\\b(?:and|then|to)|[;:,.])\\s+(?:then\\s+)?" + Phrases.any("""
            write, decide, document, report, file, publish, propose, present, record, open, list, pick, choose, implement
            add, fix, replace, remove, move, agree, summari[sz]e, raise an?, pin, set, turn, cap, drop, delete, alert
            page, refuse, show, limit, split
            """)
            + "\\b|\\band\\s+[a-z]+\\s+(?:it|them|each)\\b"
            + "|\\b" + Phrases.any("""
            so that, such that, until, by moving, by using, with an?, in an? page, in an? document, in one page
            in an? report, in an? write-up, in an? spike
            """) + "\\b|\\b(?:by|through|via)\\s+[a-z-]*ing\\b"
            + "|\\b" + Phrases.any("""
            time-?box, time-?boxed, spike, rfc, adr, design doc, write-up, written report, written summary
            written proposal, proposal, workshop, gameday, game day, quiz, exercise, course, drill
            """) + "\\b";
    private static final Pattern BOUND = Pattern.compile(MEASURE + "|" + RESULT, Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return postmortem.actions().stream()
                .filter(Action::isOpen)
                .filter(action -> isEndless(action.text()))
                .map(action -> new Objection(
                        Where.at("actions", action.entry()),
                        "Follow-up %d does not say what there will be when it is done.".formatted(action.number()),
                        "/incident edit %d …".formatted(action.entry())));
    }

    private static boolean isEndless(String written) {
        ActionText text = ActionText.of(written);
        boolean endless = ENDLESS.matcher(text.words()).find()
                || ENDLESS.matcher(text.label() + " it").find();
        return endless && !BOUND.matcher(text.label() + ": " + text.words()).find();
    }
}
