package dev.incidentscribe.lint;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An open follow-up that begins with no verb. English has more verbs than a list, so a beginning is objected to only
/// if it is surely none: an article, a pronoun, a gerund, a noun by its ending, a question.
final class ActionVerb implements Check {
    private static final Pattern NO_VERB = Pattern.compile(
            "(?:the|an?|our|my|your|their|no|more|better|additional|new|some|it|this|that|there|these|those|all|every|regular|proper|less|fewer|missing|faster|stronger|clearer|we|i|he|she|they|you|nobody|somebody|someone|everyone"
                    + "|can|could|should|would|will|shall|why|who|what|how|when|where|is|are|was|were|does|did|maybe|perhaps|if|in|on|for|with|because|not|only"
                    + "|runbooks?|documentation|playbooks?|alarms|tests|checklists?|retries|metrics|logs|timeouts|quotas?|permissions|redundancy|capacity|visibility|observability|canary|canaries|backups)"
                    + "|(?!(?:bring|ping|string|spring|ring|sing|wring|fling|sling|cling|sting|swing)$)[\\p{L}-]{2,}ing"
                    + "|(?!(?:mention|partition|provision|position|reposition|experiment|station|audition|transition|requisition|decommission|commission|re-?provision|repartition|section|function|question|caution|auction|condition|sanction|ration|motion|petition|proportion|vision|pension|envision|document|implement|augment|supplement|increment|decrement|fragment|comment|segment|cement|complement|instrument|re-?implement|torment|lament|invent|prevent|vacation|apportion|portion|version|mission|impression|pressure)$)[\\p{L}-]{3,}(?:tion|sion|ment|ness)s?"
                    + "|(?:availability|reliability|stability|scalability|durability|quality|security|priority|clarity|maturity|resilience|maintenance|performance)");

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return postmortem.actions().stream()
                .filter(action -> action.state() == ActionItem.State.OPEN)
                .filter(action -> isNoVerb(ActionText.of(action.text()).words()))
                .map(action -> new Objection(
                        Where.at("actions", action.entry()),
                        "Follow-up %d does not begin with what is to be done.".formatted(action.number()),
                        "/incident edit %d …".formatted(action.entry())));
    }

    private static boolean isNoVerb(String words) {
        return NO_VERB.matcher(ActionText.first(words)).matches();
    }
}
