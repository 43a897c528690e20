package dev.incidentscribe.incident;

/// What a note on the timeline tells.
public enum NoteKind {
    /// Something somebody saw.
    OBSERVATION("note", "Note"),
    /// What was suspected.
    HYPOTHESIS("hypothesis", "Hypothesis"),
    /// What was found out.
    FINDING("finding", "Finding"),
    /// What was decided.
    DECISION("decision", "Decision"),
    /// What was done.
    DEED("did", "Action taken"),
    /// What customers were told.
    UPDATE("update", "Update to customers"),
    /// Whom it was handed on to.
    ESCALATION("escalate", "Escalation");

    private final String wire;
    private final String label;

    NoteKind(String wire, String label) {
        this.wire = wire;
        this.label = label;
    }

    /// The verb people type and machines read: `hypothesis`.
    public String wire() {
        return wire;
    }

    /// As people read it: `Action taken`.
    public String label() {
        return label;
    }
}
