package dev.incidentscribe.form;

import java.util.Arrays;
import java.util.Optional;

/// Whether an alert told of the incident.
public enum Alert {
    FIRED("An alert fired."),
    MISSED("No alert fired, and one should have."),
    NONE("No alert fired, and none could have been expected to.");

    private final String sentence;

    Alert(String sentence) {
        this.sentence = sentence;
    }

    /// The one of that name; empty if there is none.
    static Optional<Alert> named(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }

    /// As people read it in the form and in the draft.
    public String sentence() {
        return sentence;
    }
}
