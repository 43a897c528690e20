package dev.incidentscribe.reminder.watch;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whom to tell what concerns an incident, and nobody else.
public final class Addressee {
    /// In whose name a reminder is said.
    static final Person SCRIBE = new Person("scribe", "scribe");

    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]+");

    private Addressee() {}

    /// The user id of whoever leads, else of whoever opened it; the channel's id where neither is somebody in Slack.
    public static String of(Incident incident) {
        Optional<Person> opener = incident.entries().stream().map(Entry::author).findFirst();
        return Stream.concat(incident.holder(Role.LEAD).stream(), opener.stream())
                .filter(Addressee::isInSlack)
                .map(Person::id)
                .findFirst()
                .orElse(incident.channel());
    }

    /// Whether that is a user of Slack, and not a name that somebody typed.
    static boolean isInSlack(Person person) {
        return USER.matcher(person.id()).matches();
    }
}
