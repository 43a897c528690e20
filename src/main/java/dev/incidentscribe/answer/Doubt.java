package dev.incidentscribe.answer;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import java.util.Optional;
import java.util.regex.Pattern;

/// The doubt whether an entry was meant as what its verb says: `close the firewall port 22` tells of something else
/// that is closed, `update the DNS record` of no customer, `fix is deploying` of no resolution yet.
///
/// @param verb as it was typed
/// @param entry as it was recorded
record Doubt(String verb, Entry entry) {
    /// What is closed or updated stands behind the verb: `the firewall`, `port 22`, `all the tickets`.
    private static final Pattern OBJECT = Pattern.compile(
            "^(?:(?:all |both )?(?:the|this|that|these|those|our|their) \\S|all (?:open )?\\S+s\\b|an? \\S"
                    + "|(?:ports?|tickets?|tabs?|sessions?|sockets?|connections?|firewalls?|issues?|PR|MR) \\S)",
            Pattern.CASE_INSENSITIVE);

    /// A sentence of its own is why it ended, or what was told: `the errors are gone`, `the page says degraded`.
    private static final Pattern SENTENCE = Pattern.compile(
            "\\b(?:is|are|was|were|isn't|aren't|wasn't|has|have|had|can|could|will|did|does|do|works?|worked|runs?|ran|went|came"
                    + "|comes?|looks?|seems?|stays?|stopped|returned|recovered|ended|fixed|resolved|alarm|test|says?|shows?"
                    + "|know|knows|told|sent|posted)\\b",
            Pattern.CASE_INSENSITIVE);

    /// `close to the limit`, `close to capacity`.
    private static final Pattern NEARLY = Pattern.compile("^to \\S", Pattern.CASE_INSENSITIVE);

    private static final Pattern VERSION =
            Pattern.compile("^(?:to|from) (?:v?\\d|the (?:latest|last|previous))", Pattern.CASE_INSENSITIVE);
    /// Of a fix that is not there yet, or did not help.
    private static final Pattern NO_END = Pattern.compile(
            "^(?:is|are|was|has been|will be|being) (?:being |now )?"
                    + "(?:deploying|rolling|deployed|rolled|merged|building|built|reviewed|tested|testing|in \\S|on \\S|going|coming|ready|out)\\b"
                    + "|^(?:failed|(?:did|does|has|is|was)(?: not|n[’']t))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_ALL =
            Pattern.compile("\\b(?:but|still|however|except|partly|partially)\\b", Pattern.CASE_INSENSITIVE);

    /// The doubt about an entry; empty if there is none.
    static Optional<Doubt> of(Entry entry) {
        String text = entry.text();
        return switch (entry.statement()) {
            case Closed _ ->
                doubt("close", entry, isOfAnother(text) || NEARLY.matcher(text).find());
            case Cancelled _ -> doubt("cancel", entry, isOfAnother(text));
            case Reopened _ -> doubt("reopen", entry, isOfAnother(text));
            case Noted noted
            when noted.kind() == NoteKind.UPDATE ->
                doubt(
                        "update",
                        entry,
                        isOfAnother(text) || VERSION.matcher(text).find());
            case FactStated stated
            when stated.fact() == Fact.RESOLUTION ->
                doubt("fix", entry, NO_END.matcher(text).find());
            case MilestoneReached reached
            when reached.milestone() == Milestone.RESOLVED ->
                doubt("resolved", entry, NOT_ALL.matcher(text).find());
            default -> Optional.empty();
        };
    }

    private static Optional<Doubt> doubt(String verb, Entry entry, boolean doubtful) {
        return doubtful ? Optional.of(new Doubt(verb, entry)) : Optional.empty();
    }

    private static boolean isOfAnother(String text) {
        return OBJECT.matcher(text).find() && !SENTENCE.matcher(text).find();
    }

    /// Whether the incident ended with the entry, or was opened again.
    boolean isOfTheEnd() {
        return switch (entry.statement()) {
            case Closed _, Cancelled _, Reopened _ -> true;
            default -> false;
        };
    }

    /// What was typed, as the deed that it may have been meant to tell.
    String asDeed() {
        return "did %s %s".formatted(verb, entry.text());
    }
}
