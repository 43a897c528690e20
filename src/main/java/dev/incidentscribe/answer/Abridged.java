package dev.incidentscribe.answer;

import dev.incidentscribe.access.Readership.Shown;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A list of lines, cut where it is too long for a message, which then says how many are left out.
public final class Abridged {
    /// Slack cuts a message at 4,000 characters; the rest is for what stands around the list.
    private static final int LONGEST = 3_800;

    private Abridged() {}

    /// What a cut list ends with.
    public static String more(int number) {
        return "… and %d more".formatted(number);
    }

    /// The first lines; of the rest none is made.
    public static <T> String first(int most, List<T> all, Function<T, String> line) {
        String rest = all.size() > most ? "\n" + more(all.size() - most) : "";
        return all.stream().limit(most).map(line).collect(Collectors.joining("\n")) + rest;
    }

    /// The first lines, as many as a message holds.
    static String first(List<String> lines) {
        int length = 0;
        int to = 0;
        while (to < lines.size() && length + lines.get(to).length() < LONGEST) {
            length += lines.get(to).length() + 1;
            to++;
        }
        return first(to, lines, Function.identity());
    }

    /// The last lines, as many as a message holds; of the rest none is made.
    static <T> String last(List<T> all, Function<T, String> line) {
        var lines = new ArrayDeque<String>();
        int length = 0;
        for (T each : all.reversed()) {
            String made = line.apply(each);
            length += made.length() + 1;
            if (length > LONGEST) {
                break;
            }
            lines.addFirst(made);
        }
        int left = all.size() - lines.size();
        String earlier = left == 0 ? "" : "… %d earlier entries; `/postmortem` has them all\n".formatted(left);
        return earlier + String.join("\n", lines);
    }

    /// What a list that begins with the newest says below, if there may be more.
    public static String incomplete(Shown newest) {
        return incomplete(newest, "newest", "to find another, search with `/postmortem list WORDS`");
    }

    /// What a list says below, if there may be more than the person was shown.
    ///
    /// @param first what those are that the list begins with: “newest”
    /// @param advice what to do about the others
    public static String incomplete(Shown shown, String first, String advice) {
        String unclear = shown.complete()
                ? ""
                : "\nIncidents of private channels may be missing here: Slack does not say just now which you are in.";
        return shown.lookedAt().isPresent()
                ? "%s\nOnly the %d %s were looked at; %s."
                        .formatted(unclear, shown.lookedAt().getAsInt(), first, advice)
                : unclear;
    }
}
