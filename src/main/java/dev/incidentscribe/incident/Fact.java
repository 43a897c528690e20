package dev.incidentscribe.incident;

/// A fact of the draft that people state in a sentence. All but [#CAUSE] hold one value, the one stated last.
public enum Fact {
    IMPACT("impact", "Impact"),
    DETECTION("detection", "Detection"),
    TRIGGER("trigger", "Trigger"),
    /// A contributing factor; there may be several, and all count.
    CAUSE("cause", "Cause"),
    RESOLUTION("resolution", "Resolution"),
    SUMMARY("summary", "Summary");

    private final String wire;
    private final String label;

    Fact(String wire, String label) {
        this.wire = wire;
        this.label = label;
    }

    /// Whether all that is stated of it counts, not the last alone.
    public boolean isRepeatable() {
        return this == CAUSE;
    }

    /// The verb people type and machines read: `impact`.
    public String wire() {
        return wire;
    }

    /// As people read it: `Impact`.
    public String label() {
        return label;
    }
}
