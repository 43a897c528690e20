package dev.incidentscribe.lint;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An open follow-up that has no end: it begins with a word such as “improve” or “investigate”, and says neither a
/// measure nor what there will be afterwards.
final class ActionBounded implements Check {
    private static final Pattern ENDLESS = Pattern.compile(
            "^(?:(?:review|check|monitor|discuss|assess|evaluate|maintain|continue) (?:and|or|&) (?:further )?)?"
                    + "(?:(?:continue to |try to |start to |begin to |further )?(?:improv(?:e|ing)|enhanc(?:e|ing)|strengthen(?:ing)?|investigat(?:e|ing)|explor(?:e|ing)|consider(?:ing)?|research(?:ing)?)(?= \\p{L})"
                    + "|look(?:ing)? (?:further |more |deeper )?(?:into|at)\\b|think(?:ing)? (?:about|of|over)\\b|be(?:ing)? (?:more |extra |very )?(?:careful|cautious|attentive|vigilant|mindful|aware|proactive|diligent)\\b"
                    + "|pay(?:ing)? (?:more |closer |better )?attention|rais(?:e|ing) awareness|try(?:ing)? (?:to|harder)\\b|keep(?:ing)? an eye on|tak(?:e|ing) more care|double.?check (?:everything|all|before)|communicat(?:e|ing) (?:better|more)"
                    + "|(?:train|educate|remind|retrain|coach|teach)(?:ing)? (?:(?:the|our|all|new|every|each|of|more|on-call|support|whole|entire|junior|other)\\s+){0,3}(?:teams?|engineers?|staff|people|on-call|support|operators?|developers?|everyone|everybody|responders?|employees|members|colleagues|admins?)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BOUND = Pattern.compile(
            "\\d+(?:[.,]\\d+)?\\s*(?:%|per ?cent\\b|ms\\b|s\\b|secs?\\b|seconds?\\b|min\\b|minutes?\\b|h\\b|hours?\\b|days?\\b|weeks?\\b|rps\\b|qps\\b|[gmtk]i?b\\b|x\\b|times\\b|nines\\b)"
                    + "|\\b(?:below|under|above|over|at least|at most|less than|more than|within|to|by|of)\\s+(?:one|two|three|four|five|ten|zero|\\d)"
                    + "|\\b(?:and|then|to) (?:write|decide|document|report|file|publish|propose|present|record|open|list|pick|choose|implement|add|fix|replace|remove|move|agree|summari[sz]e|raise a|pin|set|turn|cap|drop|delete)\\b"
                    + "|\\b(?:by|through|via|with an?)\\s+[a-z-]*ing\\b|\\bby (?:moving|using)|\\bso that\\b|\\bsuch that\\b|\\buntil\\b|\\bin (?:an?|one) (?:page|document|spike|report|write-up)"
                    + "|\\b(?:time-?box(?:ed)?|spike|rfc|adr|design doc|write-up|written (?:report|summary|proposal)|proposal|workshop|game ?day|quiz|exercise|course|drill)\\b",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return postmortem.actions().stream()
                .filter(action -> action.state() == ActionItem.State.OPEN)
                .filter(action -> isEndless(action.text()))
                .map(action -> new Objection(
                        Where.at("actions", action.entry()),
                        "Follow-up %d does not say when it is done.".formatted(action.number()),
                        "/incident edit %d …".formatted(action.entry())));
    }

    private static boolean isEndless(String written) {
        ActionText text = ActionText.of(written);
        boolean endless = ENDLESS.matcher(text.words()).find()
                || ENDLESS.matcher(text.label() + " it").find();
        return endless && !BOUND.matcher(text.words()).find();
    }
}
