package dev.incidentscribe.lint;

import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.postmortem.Finding;
import dev.incidentscribe.postmortem.Finding.Level;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Reads a postmortem as a careful reviewer would. Pure: the same postmortem gives the same findings.
public final class Linter {
    private final Strictness strictness;

    public Linter(Strictness strictness) {
        this.strictness = strictness;
    }

    /// What is to be objected to: warnings first, then in the order of the rules. Nobody reviews a false alarm.
    public List<Finding> lint(Postmortem postmortem) {
        if (postmortem.state() == Incident.State.CANCELLED) {
            return List.of();
        }
        return Arrays.stream(Rule.values())
                .flatMap(rule -> strictness.of(rule).stream().flatMap(level -> findings(rule, level, postmortem)))
                .sorted(Comparator.comparing(Finding::level).reversed())
                .toList();
    }

    private Stream<Finding> findings(Rule rule, Level level, Postmortem postmortem) {
        return check(rule)
                .of(postmortem, strictness)
                .map(it -> new Finding(
                        rule.wire(),
                        level,
                        it.where(),
                        it.message(),
                        rule.why(),
                        rule.advice(),
                        Gap.naming(postmortem.incident(), it.command())));
    }

    private static Check check(Rule rule) {
        return switch (rule) {
            case BLAME -> new Blame();
            case COUNTERFACTUAL -> new Counterfactual();
            case TONE -> new Tone();
            case IMPACT_NUMBER -> new ImpactNumber();
            case SEVERITY_IMPACT -> Milestones::severityWithoutImpact;
            case MILESTONE_ORDER -> Milestones::order;
            case NEVER_MITIGATED -> Milestones::neverMitigated;
            case LATE_CHANGE -> Milestones::toldAfterTheClose;
            case FUTURE_TIME -> Dates::inTheFuture;
            case FAR_DATE -> Dates::farFromTheRest;
            case BARE_TIME -> new BareTime();
            case TIMELINE_GAP -> new TimelineGap();
            case ACTION_OWNER -> Actions::withoutOwner;
            case ACTION_DUE -> Actions::withoutDueDate;
            case ACTION_PRIORITY -> Actions::withoutPriority;
            case ACTION_PRIORITIES_EQUAL -> Actions::ofOnePriority;
            case ACTION_PREVENT -> Actions::withoutPrevention;
            case ACTION_VERB -> new ActionVerb();
            case ACTION_BOUNDED -> new ActionBounded();
        };
    }
}
