package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How the record came about.
///
/// @param entries how many there are, the removed ones included
/// @param backdated those told noticeably later than they happened
/// @param corrected those whose words or time were changed since
/// @param removed those that do not count any more
/// @param late those that were recorded after the incident was closed for the last time
/// @param people how many people recorded something
/// @param apps how many apps something was taken from
public record Making(
        int entries,
        List<Integer> backdated,
        List<Integer> corrected,
        List<Integer> removed,
        List<Integer> late,
        int people,
        int apps) {
    public Making {
        backdated = List.copyOf(backdated);
        corrected = List.copyOf(corrected);
        removed = List.copyOf(removed);
        late = List.copyOf(late);
    }

    static Making of(Incident incident) {
        int closed =
                incident.milestones().entry(Milestone.CLOSED).map(Entry::number).orElse(Integer.MAX_VALUE);
        return new Making(
                incident.entries().size(),
                numbers(incident.standing().filter(Entry::isBackdated)),
                numbers(incident.standing().filter(Entry::isCorrected)),
                numbers(incident.entries().stream().filter(Entry::removed)),
                numbers(incident.standing().filter(entry -> entry.number() > closed)),
                authors(incident, person -> !person.isApp()),
                authors(incident, Person::isApp));
    }

    /// How many entries that count were told as they happened, while the incident went on.
    public int live() {
        long since = Stream.concat(backdated.stream(), late.stream()).distinct().count();
        return entries - removed.size() - (int) since;
    }

    private static List<Integer> numbers(Stream<Entry> entries) {
        return entries.map(Entry::number).toList();
    }

    private static int authors(Incident incident, Predicate<Person> which) {
        return (int) incident.authors().stream()
                .filter(which)
                .map(Person::id)
                .distinct()
                .count();
    }
}
