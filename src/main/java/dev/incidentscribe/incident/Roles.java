package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Derives who held which role when: a role is held until another takes it, and whoever is named again while they hold
/// it goes on. What nobody took over has no end, not even that of the incident: who led it then is asked about it
/// afterwards.
final class Roles {
    private Roles() {}

    static List<RoleTerm> of(Incident incident) {
        var terms = new ArrayList<RoleTerm>();
        for (Entry entry : Timeline.of(incident).entries()) {
            if (entry.statement() instanceof RoleTaken taken && !isHeldBy(terms, taken)) {
                terms.replaceAll(term -> term.until().isEmpty() && term.role().equals(taken.role())
                        ? new RoleTerm(term.role(), term.holder(), term.from(), Optional.of(entry.at()), term.entry())
                        : term);
                terms.add(new RoleTerm(taken.role(), taken.holder(), entry.at(), Optional.empty(), entry.number()));
            }
        }
        return List.copyOf(terms);
    }

    private static boolean isHeldBy(List<RoleTerm> terms, RoleTaken taken) {
        return terms.stream()
                .anyMatch(term -> term.until().isEmpty()
                        && term.role().equals(taken.role())
                        && term.holder().id().equalsIgnoreCase(taken.holder().id()));
    }
}
