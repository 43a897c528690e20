package dev.incidentscribe.incident;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How bad an incident is, from [#SEV1] (worst) to [#SEV4].
public enum Severity {
    SEV1(1),
    SEV2(2),
    SEV3(3),
    SEV4(4);

    private static final Pattern WRITTEN =
            Pattern.compile("(?:sev(?:erity)?[-_\\h]?|p)([1-4])", Pattern.CASE_INSENSITIVE);

    private final int level;

    Severity(int level) {
        this.level = level;
    }

    /// Reads `sev1`, `SEV-1` or `p1`, in any case; empty for anything else.
    public static Optional<Severity> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        return matcher.matches() ? ofLevel(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /// The severity of that level, 1 to 4; empty for another number.
    public static Optional<Severity> ofLevel(int level) {
        return Arrays.stream(values()).filter(s -> s.level == level).findFirst();
    }

    /// The worst of them, and the last one too where that is another: `SEV-1`, `SEV-1, later SEV-3`. Whoever reads
    /// only how it ended takes a bad day for a small thing.
    ///
    /// @param steps in their order; empty if none was set
    public static Optional<String> inWords(List<Severity> steps) {
        return steps.stream()
                .min(Comparator.naturalOrder())
                .map(worst -> worst == steps.getLast()
                        ? worst.label()
                        : worst.label() + ", later " + steps.getLast().label());
    }

    /// 1 (worst) to 4.
    public int level() {
        return level;
    }

    /// As people read it: `SEV-1`.
    public String label() {
        return "SEV-" + level;
    }

    /// As machines read it: `sev1`.
    public String wire() {
        return "sev" + level;
    }
}
