package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Finding.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Renders the findings of the linter in Slack's mrkdwn: rule by rule, each with its reason and the commands that mend
/// what it found.
public final class SlackFindings {
    private static final int LONGEST = 3_600;

    private SlackFindings() {}

    /// What a careful reviewer would object to in that incident's draft.
    public static String render(String incident, List<Finding> findings) {
        if (findings.isEmpty()) {
            return "A careful reviewer finds nothing to object to in the draft of %s.".formatted(incident);
        }
        var text = new StringBuilder(
                "*What a careful reviewer would object to in %s:* %s".formatted(incident, Findings.count(findings)));
        List<List<Finding>> groups = groups(findings);
        int shown = 0;
        for (List<Finding> group : groups) {
            String block = block(group);
            if (text.length() + block.length() > LONGEST) {
                break;
            }
            text.append(block);
            shown += group.size();
        }
        if (shown < findings.size()) {
            text.append("\n\n… and %d more, in the draft itself".formatted(findings.size() - shown));
        }
        return text.toString();
    }

    private static List<List<Finding>> groups(List<Finding> findings) {
        return new ArrayList<>(findings.stream()
                .collect(Collectors.groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private static String block(List<Finding> group) {
        Finding first = group.getFirst();
        return "\n\n*%s* (%s) %s %s%s"
                .formatted(
                        first.rule(),
                        first.level() == Level.WARNING ? "warning" : "hint",
                        first.why(),
                        first.advice(),
                        group.stream().map(SlackFindings::line).collect(Collectors.joining()));
    }

    private static String line(Finding finding) {
        return "\n• %s: %s `%s`"
                .formatted(finding.where().label(), Wording.escape(finding.message()), finding.command());
    }
}
