package dev.incidentscribe.lint;

import com.google.re2j.Pattern;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Action;
import java.util.Set;
import java.util.stream.Stream;

/// An open follow-up that begins with no verb. English has more verbs than a list, so a beginning is objected to only
/// if it is surely none: an article, a pronoun, a gerund, a noun by its ending, a question.
final class ActionVerb implements Check {
    private static final Set<String> SMALL_WORDS = words("""
            the a an our my your their no it this that there here these those all every some any we i he she they you
            nobody somebody someone everyone can could should would will shall why who what how where is are was
            were does did maybe perhaps because not only more less fewer we're we've they're it's there's
            """);
    private static final Set<String> ADJECTIVES = words("""
            better additional new regular proper missing faster stronger clearer automatic automated manual second third
            another stricter tighter larger bigger smaller longer shorter higher weekly monthly quarterly daily periodic
            reliable robust dedicated
            """);
    private static final Set<String> NOUNS = words("""
            runbook runbooks playbook playbooks checklist checklists documentation alarms alerts alert-fatigue tests
            retries metrics logs dashboards graphs timeouts quota quotas limits thresholds permissions redundancy
            capacity visibility observability canaries backups probes replicas drills availability reliability
            stability scalability durability quality security priority clarity maturity resilience maintenance
            performance
            """);
    private static final Pattern NOUN_PHRASE = Pattern.compile(
            "^(?:canary\\s+(?:deployments?|stages?|releases?|rollouts?|hosts?|for|in|on|at)"
                    + "|(?:rate|retry|load|circuit|connection|error|health|disk|smoke|integration|unit|regression|restore|chaos)"
                    + "\\s+(?:limits|tests|budgets?|breakers?|alerts|drills|policy|policies))\\b",
            Pattern.CASE_INSENSITIVE);

    /// “Servers are trained”: what is there, and nothing to do.
    private static final Pattern STATEMENT = Pattern.compile(
            "^[\\w-]+\\s+(?:is|are|was|were|will|has|have|should|must|shall)\\b", Pattern.CASE_INSENSITIVE);

    private static final Set<String> VERBS_IN_ING =
            words("bring ping string spring ring sing wring fling sling cling sting swing");
    private static final Set<String> NOUN_ENDINGS = words("tion sion ment ness tions sions ments");
    private static final Set<String> VERBS_LIKE_NOUNS = words("""
            mention partition repartition provision reprovision re-provision position reposition experiment station
            audition transition requisition decommission commission section function function-test question caution
            auction condition sanction ration motion petition proportion portion apportion vision envision pension
            version document implement reimplement re-implement augment supplement increment decrement fragment comment
            segment cement complement instrument torment lament mission
            """);
    private static final int SHORTEST_NOUN = 7;

    /// What may stand before the verb, up to a comma: “in staging, replay …”, “if the check fails, page …”.
    private static final Set<String> CIRCUMSTANCE = words("in on for with if when before after during at until");
    private static final int LONGEST_CIRCUMSTANCE = 80;

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return postmortem.actions().stream()
                .filter(Action::isOpen)
                .filter(action -> isNoVerb(ActionText.of(action.text()).words()))
                .map(action -> new Objection(
                        Where.at("actions", action.entry()),
                        "Follow-up %d does not begin with a verb.".formatted(action.number()),
                        "/incident edit %d …".formatted(action.entry())));
    }

    private static boolean isNoVerb(String words) {
        String first = ActionText.first(words);
        if (CIRCUMSTANCE.contains(first)) {
            int comma = words.indexOf(',');
            return comma < 0
                    || comma > LONGEST_CIRCUMSTANCE
                    || isNoVerb(words.substring(comma + 1).strip());
        }
        return SMALL_WORDS.contains(first)
                || ADJECTIVES.contains(first)
                || NOUNS.contains(first)
                || NOUN_PHRASE.matcher(words).find()
                || STATEMENT.matcher(words).find()
                || isGerund(first)
                || isNounByItsEnding(first);
    }

    private static boolean isGerund(String word) {
        return word.length() > "ing".length() + 1 && word.endsWith("ing") && !VERBS_IN_ING.contains(word);
    }

    private static boolean isNounByItsEnding(String word) {
        return word.length() >= SHORTEST_NOUN
                && NOUN_ENDINGS.stream().anyMatch(word::endsWith)
                && !VERBS_LIKE_NOUNS.contains(word);
    }

    private static Set<String> words(String listed) {
        return Set.of(listed.strip().split("\\s+"));
    }
}
