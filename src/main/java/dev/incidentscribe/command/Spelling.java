package dev.incidentscribe.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells a mistyped verb from an ordinary word.
public final class Spelling {
    /// Ordinary words of an incident that lie close to a verb.
    private static final Set<String> ORDINARY =
            Set.of(("node nodes not noted lost last live leads load lean dead head read link links line "
                            + "like done down gone one none dropped drops crop rule rules roles roll whole shows slow "
                            + "shop how edits exit audit open opens opened pen fixed fixes closed closes loses clone "
                            + "caused causes because pause states state static stats update updates updated "
                            + "action zones some help held lesson less impacts impacted started starts "
                            + "restarted restart triggers triggered findings missed passing create created service "
                            + "serving listed lists added adding logs resolves resolving solved restored restores "
                            + "removed removes reopened cancelled canceled decisions detects selected rejected late "
                            + "note lag big led lad old too two tone toes hold tell self lot lots nose lone loan lined "
                            + "fixing listing shown helps move moved moves "
                            + "ist und die der das neu nie hat mit")
                    .split(" "));

    /// Ordinary words, units and names of the trade that lie close to a verb of two or three letters.
    private static final Set<String> SHORT = Set.of(
            ("a t i as it an am is in on of or if ok no up at us we he me my by be so to do ad ah ai ap ar aw ax ay "
                            + "ab ac ae ag ak al aq az ct dt et ft gt ht jt lt mt nt ot pt qt rt st tt ut vt wt xt att "
                            + "eat oat hat cat bat rat fat sat mat pat vat kat nat ant art apt act alt ate ast atl atm aft dat wat what that "
                            + "did dad dig dim din dip die dis dir died kid bid lid rid hid mid aid div dud dids dd ddd pid uid gid "
                            + "sid cid nid tid eid vid fid fib fin fig fir fit fi fax fox fx-rate six mix nix pix wix ix aix "
                            + "back pack rack lack hack sack jack tack wack zack ask ace ache ark auk acl acm acc acks acts "
                            + "see sea set sec seq sel sem sen seo sep ser sew sex sed sev rev dev lev nev ev seg save serv srv "
                            + "and add adds added odd old ads aad amd idd add-on adm ado ada aide addr ldd edd "
                            + "dog fog jog hog cog bog leg lag lug lob lop lot low los loc logs logo long blog flog clog slog og lg logi "
                            + "now net few dew hew mew pew yew news newt newly knew anew ne neg neo nee nec nel new-ish view not let all air")
                    .split(" "));

    private static final Pattern LETTERS = Pattern.compile("[a-z]{2,5}");

    private Spelling() {}

    /// The candidate that is one letter off (a long one: two), a swapped pair counting as one.
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return ORDINARY.contains(word) ? Optional.empty() : closest(word, candidates);
    }

    /// The same where a word that is none of the candidates can be nothing else. Of two that are as near the longer
    /// one, as letters are left out more often than put in: `startd` is `started`.
    public static Optional<String> closest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.length() >= 4
                        ? word.length() >= 3 && distance(word, candidate) <= (candidate.length() >= 6 ? 2 : 1)
                        : LETTERS.matcher(word).matches() && !SHORT.contains(word) && distance(word, candidate) == 1)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.comparingInt(String::length).reversed())
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
