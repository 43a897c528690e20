package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the hypotheses that nobody came back to. Nobody says in so many words which finding answers which suspicion,
/// so one counts as answered when a later finding, decision, deed, cause or the like shares a telling word with it.
final class Hypotheses {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*[\\p{L}\\p{N}]");
    private static final int STEM = 6;
    private static final Set<String> COMMON = Set.of(
            "about", "also", "assum", "because", "cause", "caused", "could", "from", "have", "into", "issue", "maybe",
            "might", "perhap", "possib", "potent", "probab", "proble", "relate", "seems", "should", "some", "someth",
            "still", "suspec", "than", "that", "their", "them", "then", "there", "these", "they", "think", "this",
            "those", "were", "what", "when", "where", "which", "will", "with", "would", "becaus", "initia", "culpri",
            "made");

    private Hypotheses() {}

    /// Those of the incident, in the order of recording.
    static List<Entry> unsettled(Incident incident) {
        Map<String, Instant> answered = answered(incident);
        return incident.standing()
                .filter(entry -> entry.statement() instanceof Noted noted && noted.kind() == NoteKind.HYPOTHESIS)
                .filter(entry -> telling(entry.text()).stream()
                        .noneMatch(word ->
                                !answered.getOrDefault(word, Instant.MIN).isBefore(entry.at())))
                .toList();
    }

    /// When each telling word stood in an answer for the last time.
    private static Map<String, Instant> answered(Incident incident) {
        var last = new HashMap<String, Instant>();
        incident.standing()
                .filter(entry -> isAnswer(entry.statement()))
                .forEach(entry -> telling(entry.text())
                        .forEach(word ->
                                last.merge(word, entry.at(), (one, other) -> one.isAfter(other) ? one : other)));
        return last;
    }

    private static boolean isAnswer(Statement statement) {
        return switch (statement) {
            case Noted it -> it.kind() != NoteKind.HYPOTHESIS && it.kind() != NoteKind.UPDATE;
            case MilestoneReached it -> it.milestone() == Milestone.IDENTIFIED || it.milestone() == Milestone.MITIGATED;
            case FactStated it -> it.fact() == Fact.CAUSE || it.fact() == Fact.TRIGGER || it.fact() == Fact.RESOLUTION;
            default -> false;
        };
    }

    /// The beginnings of the words that say something, so that `balancer` meets `balancers`.
    private static Set<String> telling(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(word -> word.group())
                .filter(word -> word.length() >= 4 || word.chars().anyMatch(Character::isDigit))
                .map(word -> word.substring(0, Math.min(STEM, word.length())))
                .filter(word -> !COMMON.contains(word))
                .collect(Collectors.toSet());
    }
}
