package dev.incidentscribe.redaction;

/// A secret in a text.
///
/// @param rule the name of the rule that found it
/// @param rank of that rule; of rules that find the same place the lowest names it
record Finding(String rule, int rank, int start, int end) {

    boolean touches(Finding other) {
        return start < other.end && other.start < end;
    }

    /// Both as one, in the name of the better rule.
    Finding with(Finding other) {
        Finding better = rank <= other.rank ? this : other;
        return new Finding(better.rule, better.rank, Math.min(start, other.start), Math.max(end, other.end));
    }
}
