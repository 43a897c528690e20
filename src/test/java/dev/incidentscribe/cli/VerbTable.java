package dev.incidentscribe.cli;

import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of all that can be typed, and what comes of it when it is typed to an application.
final class VerbTable {
    private static final Path TABLE = Path.of("src/test/resources/dev/incidentscribe/cli/verbs.txt");
    private static final String BAR = "  |  ";
    private static final List<String> OPENED =
            List.of("open the shop is slow", "note half of the payments fail", "action test the alerts");

    private final SlackRequests requests;
    private final Archive archive;
    private int channels;

    VerbTable(SlackRequests requests, Archive archive) {
        this.requests = requests;
        this.archive = archive;
    }

    /// One line of the table.
    ///
    /// @param state how the channel is before
    record Row(String state, String line, Outcome outcome) {
        private static Row of(String written) {
            String[] cells = written.split("  \\|  ", 5);
            return new Row(
                    cells[0],
                    cells[1],
                    cells.length < 5 ? new Outcome("", "", "") : new Outcome(cells[2], cells[3], cells[4]));
        }

        private String with(Outcome actual) {
            return String.join(BAR, state, line, actual.seenBy(), actual.recorded(), actual.said());
        }

        @Override
        public String toString() {
            return state + ": " + line;
        }
    }

    /// What came of it.
    ///
    /// @param recorded the last event
    /// @param said the first line of the answer
    record Outcome(String seenBy, String recorded, String said) {
        /// Who sees it, and the kind of the event, whatever it says.
        String kind() {
            return seenBy + " " + recorded.replaceFirst("\\[.*", "");
        }
    }

    static List<Row> read() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    /// Writes the table as it would have to be, to be read before it is committed.
    void update() throws IOException, InterruptedException {
        var updated = new ArrayList<String>();
        for (String line : Files.readAllLines(TABLE)) {
            updated.add(line.startsWith("#") ? line : Row.of(line).with(played(Row.of(line))));
        }
        Files.write(TABLE, updated);
    }

    /// What comes of a line that Mia types, each in a channel of its own.
    Outcome played(Row row) throws IOException, InterruptedException {
        var mia = new Person(TestApp.MIA.id(), TestApp.MIA.handle(), "C0VERB" + ++channels);
        for (String line : before(row.state())) {
            requests.type(mia, "/incident " + line);
        }
        int events = incident(mia).map(Incident::events).orElse(0);
        Reply reply = requests.type(mia, "/incident " + row.line());
        return new Outcome(
                reply.visible() ? "everybody" : "alone",
                incident(mia)
                        .filter(incident -> incident.events() > events)
                        .map(VerbTable::last)
                        .orElse("nothing"),
                reply.text()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceAll("INC-\\d+", "INC-N")
                        .replaceAll("C0VERB\\d+", "C0VERB")
                        .replaceAll("lacks \\d+ things", "lacks N things"));
    }

    private static List<String> before(String state) {
        return switch (state) {
            case "none" -> List.of();
            case "open" -> OPENED;
            case "closed" -> Stream.concat(OPENED.stream(), Stream.of("close")).toList();
            case "removed" ->
                Stream.concat(OPENED.stream(), Stream.of("remove 2")).toList();
            default -> throw new IllegalArgumentException(state);
        };
    }

    private Optional<Incident> incident(Person who) {
        return archive.current(StandIn.TEAM, who.channel());
    }

    private static String last(Incident incident) {
        return incident.entries().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.original()), entry.corrections().stream()))
                .max(Comparator.comparingInt(Recorded::ordinal))
                .map(recorded -> recorded.event().toString())
                .orElseThrow();
    }
}
