package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.Optional;

/// What is on record in plain words: text without any markup, and everybody by name.
record PlainWords(Directory directory) {
    Statement statement(Entry entry) {
        return new Statement(plain(entry.text()), entry.number());
    }

    String plain(String stored) {
        return Wording.plain(stored, directory);
    }

    Party party(Person person) {
        return new Party(person.id(), name(person));
    }

    String name(Person person) {
        return directory.call(person);
    }

    /// Where the message can be read that the entry was taken from.
    Optional<String> link(Entry entry) {
        return entry.original().origin().flatMap(directory::permalink);
    }
}
