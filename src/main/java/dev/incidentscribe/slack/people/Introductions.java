package dev.incidentscribe.slack.people;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.Passage;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Archive;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sees to it that a draft calls people by their names, also those who never typed anything and are only spoken of.
public final class Introductions {
    /// A draft can wait; where Slack takes longer than that, it goes with the ids that are left.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// Somebody whom Slack does not know goes by the name that was typed, and there is nobody to ask for.
    private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{1,30}");

    private final Archive archive;
    private final SlackPeople people;

    public Introductions(Archive archive, SlackPeople people) {
        this.archive = archive;
        this.people = people;
    }

    /// Learns the names that are still missing in the incident of that number.
    public void before(String workspace, int number) {
        archive.incident(workspace, number).ifPresent(this::before);
    }

    private void before(Incident incident) {
        Directory known = archive.people(incident.workspace());
        Set<String> strangers = Stream.concat(
                        persons(incident), texts(incident).flatMap(text -> Wording.nameless(text).stream()))
                .filter(id -> known.nameOf(id).isEmpty())
                .collect(Collectors.toSet());
        people.meet(incident.workspace(), strangers, PATIENCE);
    }

    private static Stream<String> persons(Incident incident) {
        return Stream.concat(
                        incident.document().owner().stream(),
                        incident.standing().flatMap(Introductions::persons))
                .filter(Person::isUnnamed)
                .map(Person::id)
                .filter(id -> ID.matcher(id).matches());
    }

    private static Stream<Person> persons(Entry entry) {
        Optional<Person> other = switch (entry.statement()) {
            case RoleTaken taken -> Optional.of(taken.holder());
            case ActionAdded added -> added.owner();
            default -> Optional.empty();
        };
        return Stream.concat(Stream.of(entry.author()), other.stream());
    }

    private static Stream<String> texts(Incident incident) {
        return Stream.concat(
                incident.standing().map(Entry::text),
                incident.document().passages().values().stream().map(Passage::text));
    }
}
