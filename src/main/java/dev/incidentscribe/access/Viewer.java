package dev.incidentscribe.access;

import dev.incidentscribe.access.Readership.Shown;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Listed;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The record as one person may read it. Whoever speaks in a channel is in it, so that its own incident is never
/// asked about.
public record Viewer(Archive archive, Readership readership, Delivery delivery) {

    /// The open incident of the channel they speak in, else the one that ended last there.
    public Optional<Incident> current() {
        return archive.current(delivery.workspace(), delivery.channel());
    }

    /// The open incident that was opened in the channel last and has a channel of its own since.
    public Optional<Incident> gone() {
        return archive.gone(delivery.workspace(), delivery.channel());
    }

    /// The incident of that number, else the one of the channel; where none is open in it, the one that was opened here
    /// and goes on in a channel of its own.
    public Sight incident(Optional<Integer> named) {
        Optional<Incident> found = named.isPresent() ? archive.incident(delivery.workspace(), named.get()) : here();
        return found.map(this::sight).orElseGet(Sight.Nothing::new);
    }

    /// Whether that incident goes on elsewhere, though it was opened in the channel they speak in.
    public boolean isGone(Incident incident) {
        return incident.movedFrom().equals(Optional.of(delivery.channel()));
    }

    private Optional<Incident> here() {
        Optional<Incident> current = current();
        return current.filter(Incident::isOpen).or(this::gone).or(() -> current);
    }

    /// The incidents of that kind that the person may read, the newest first.
    public Shown incidents(Predicate<Listed> kind) {
        return readable(
                archive.incidents(delivery.workspace()).stream().filter(kind).toList());
    }

    /// Those of these incidents that the person may read.
    public Shown readable(List<Listed> incidents) {
        return readership.of(delivery.workspace(), delivery.author().id(), Optional.of(delivery.channel()), incidents);
    }

    /// What the person may do from here with the incident of that number, looked up before a decision is made on it.
    Clearance clearance(Optional<Integer> named) {
        return named.flatMap(number -> archive.channel(delivery.workspace(), number)
                        .filter(channel -> !channel.equals(delivery.channel()))
                        .map(channel -> new Clearance(
                                delivery.channel(),
                                Optional.of(channel),
                                readership.to(
                                        delivery.workspace(), delivery.author().id(), channel, number))))
                .orElseGet(() -> Clearance.here(delivery.channel()));
    }

    private Sight sight(Incident incident) {
        if (incident.channel().equals(delivery.channel())) {
            return new Sight.Seen(incident, false);
        }
        Access access =
                readership.to(delivery.workspace(), delivery.author().id(), incident.channel(), incident.number());
        return switch (access) {
            case OPEN -> new Sight.Seen(incident, false);
            case CONFIDENTIAL -> new Sight.Seen(incident, true);
            case NONE -> new Sight.Nothing();
            case UNKNOWN -> new Sight.Unclear();
        };
    }
}
