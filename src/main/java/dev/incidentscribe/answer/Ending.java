package dev.incidentscribe.answer;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import java.util.Optional;
import java.util.regex.Pattern;

/// An entry that ended an incident or opened it again, and the doubt whether that was meant: `close the firewall port
/// 22` tells of something else that is closed.
///
/// @param verb as it was typed
record Ending(String verb, Entry entry) {
    /// What is closed stands behind the verb: `the firewall`, `port 22`, `all the tickets`.
    private static final Pattern OBJECT = Pattern.compile(
            "^(?:(?:all |both )?(?:the|this|that|these|those|our|their) \\S|all (?:open )?\\S+s\\b|an? \\S"
                    + "|(?:ports?|tickets?|tabs?|sessions?|sockets?|connections?|firewalls?|issues?|PR|MR) \\S)",
            Pattern.CASE_INSENSITIVE);

    /// A sentence of its own is why it ended: `the errors are gone`.
    private static final Pattern SENTENCE = Pattern.compile(
            "\\b(?:is|are|was|were|isn't|aren't|wasn't|has|have|had|can|could|will|did|does|do|works?|worked|runs?|ran|went|came"
                    + "|comes?|looks?|seems?|stays?|stopped|returned|recovered|ended|fixed|resolved|alarm|test)\\b",
            Pattern.CASE_INSENSITIVE);

    /// The entry as such; empty if it is none.
    static Optional<Ending> of(Entry entry) {
        return switch (entry.statement()) {
            case Closed _ -> Optional.of(new Ending("close", entry));
            case Cancelled _ -> Optional.of(new Ending("cancel", entry));
            case Reopened _ -> Optional.of(new Ending("reopen", entry));
            default -> Optional.empty();
        };
    }

    /// Whether its words read as if they told of something else.
    boolean isDoubtful() {
        return OBJECT.matcher(entry.text()).find()
                && !SENTENCE.matcher(entry.text()).find();
    }

    /// What was typed, as the deed that it may have been meant to tell.
    String asDeed() {
        return "did %s %s".formatted(verb, entry.text());
    }
}
