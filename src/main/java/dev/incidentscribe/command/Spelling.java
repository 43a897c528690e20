package dev.incidentscribe.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// Tells a mistyped verb from an ordinary word.
public final class Spelling {
    /// Ordinary words of an incident that lie close to a verb.
    private static final Set<String> ORDINARY =
            Set.of(("node nodes not noted notes lost last live leads load lean dead head read link links line "
                            + "like done down gone one none dropped drops crop rule rules roles roll whole shows slow "
                            + "shop how edits exit audit open opens opened pen fixed fixes closed closes loses clone "
                            + "caused causes because pause states state static stats update updates updated services "
                            + "action zones some help held lesson lessons less impacts impacted started starts "
                            + "restarted restart triggers triggered findings missed passing create created service "
                            + "serving listed lists added adding logs resolves resolving solved restored restores "
                            + "removed removes reopened cancelled canceled decisions detects selected rejected late "
                            + "note lag big")
                    .split(" "));

    private Spelling() {}

    /// The candidate that is one letter off (a long one: two), a swapped pair counting as one.
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        if (word.length() < 3 || ORDINARY.contains(word)) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> candidate.length() >= 4)
                .filter(candidate -> distance(word, candidate) <= (candidate.length() >= 6 ? 2 : 1))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours.
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
