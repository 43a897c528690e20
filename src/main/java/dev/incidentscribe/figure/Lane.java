package dev.incidentscribe.figure;

/// What kinds of entries are drawn in one lane.
enum Lane {
    SEEN("Observations"),
    THOUGHT("Reasoning"),
    DONE("Actions"),
    TOLD("Coordination");

    private final String label;

    Lane(String label) {
        this.label = label;
    }

    /// The lane for entries of that kind; what is in no other lane serves the coordination.
    static Lane of(String kind) {
        return switch (kind) {
            case "note", "started", "detected" -> SEEN;
            case "hypothesis", "finding", "decision", "identified" -> THOUGHT;
            case "did", "escalate", "acknowledged", "mitigated", "resolved" -> DONE;
            default -> TOLD;
        };
    }

    String label() {
        return label;
    }
}
