package dev.incidentscribe.lint;

import dev.incidentscribe.Rules;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.Strangers;
import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Permissions;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Postmortems of incidents that are told in a line: what people type, one command after the other, to the real scribe.
final class Told implements AutoCloseable {
    private static final Pattern TIMED = Pattern.compile("\\[(?:(\\d{4}-\\d{2}-\\d{2}) )?(\\d{2}:\\d{2})] (.*)");
    private static final String WORKSPACE = "T1";
    private static final String DAY = "2024-03-27";
    private static final Person MIA = new Person("U1", "Mia Brandt");
    private static final Person BRIAN = new Person("U2", "Brian Mwangi");

    private final SqliteJournal journal;
    private final Scribe scribe;
    private int deliveries;
    private int channels;

    Told(Path file) {
        journal = SqliteJournal.open(file, Redaction.none());
        var strangers = new Strangers();
        scribe = new Scribe(
                journal, strangers, new Authorization(journal, Permissions.standard(), strangers), Rules.standard());
    }

    /// The postmortem after these commands, which ` | ` separates. Each is typed ten seconds after the one before, or
    /// at the time that stands before it in brackets. Unless a line opens it, the incident is opened at noon.
    Postmortem postmortem(String line) {
        String channel = "C" + ++channels;
        Instant now = Instant.parse(DAY + "T12:00:00Z");
        String commands = line.startsWith("open ") ? line : "open Checkout is slow | " + line;
        for (String command : commands.split(" \\| ", -1)) {
            Matcher timed = TIMED.matcher(command);
            if (timed.matches()) {
                String day = Optional.ofNullable(timed.group(1)).orElse(DAY);
                now = Instant.parse("%sT%s:00Z".formatted(day, timed.group(2)));
            }
            type(channel, timed.matches() ? timed.group(3) : command, now);
            now = now.plus(Duration.ofSeconds(10));
        }
        return Composer.compose(journal.current(WORKSPACE, channel).orElseThrow(), Directory.empty());
    }

    private void type(String channel, String command, Instant now) {
        int before = events(channel);
        var delivery = new Delivery(
                "delivery " + ++deliveries,
                WORKSPACE,
                channel,
                command.startsWith("open ") ? BRIAN : MIA,
                now,
                Source.SLASH,
                Optional.empty());
        String answer = scribe.incident(delivery, command).toString();
        if (events(channel) == before) {
            throw new IllegalArgumentException("nothing was recorded by “%s”: %s".formatted(command, answer));
        }
    }

    private int events(String channel) {
        return journal.current(WORKSPACE, channel)
                .map(incident -> incident.events())
                .orElse(0);
    }

    @Override
    public void close() {
        journal.close();
    }
}
