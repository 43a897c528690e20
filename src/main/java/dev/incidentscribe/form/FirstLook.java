package dev.incidentscribe.form;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Situation;
import java.util.Optional;

/// The incidents as they can be read before a decision, to tell what is wrong with a form at its fields. What is then
/// recorded is decided anew.
record FirstLook(Archive archive, Delivery delivery) implements Situation {
    @Override
    public Optional<Incident> current() {
        return current(delivery.channel());
    }

    @Override
    public Optional<Incident> current(String channel) {
        return archive.current(delivery.workspace(), channel);
    }

    @Override
    public Optional<Incident> incident(int number) {
        return archive.incident(delivery.workspace(), number);
    }

    @Override
    public Optional<Incident> gone() {
        return archive.gone(delivery.workspace(), delivery.channel());
    }

    /// A number that is taken by no incident.
    @Override
    public int nextNumber() {
        return 0;
    }
}
