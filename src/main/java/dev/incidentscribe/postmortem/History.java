package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.Correction;
import dev.incidentscribe.incident.IncidentEvent.Editorial;
import dev.incidentscribe.incident.IncidentEvent.Moved;
import dev.incidentscribe.incident.IncidentEvent.OwnerNamed;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Revised;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.SectionReset;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.StageReached;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.TakenBack;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.TimeFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that was recorded of an incident, in the order of recording, each as it was said then: for whoever wants to know
/// what an entry said before it was corrected, and by whom it was.
public final class History {
    private final Incident incident;
    private final Directory names;

    private History(Incident incident, Directory names) {
        this.incident = incident;
        this.names = names;
    }

    /// One thing that was recorded.
    ///
    /// @param recordedAt when the scribe was told
    /// @param who by whom
    /// @param entry the entry that it made or changed
    /// @param at when it happened, if that was not when the scribe was told
    /// @param what in words; people's own as they are stored
    public record Line(Instant recordedAt, String who, Optional<Integer> entry, Optional<Instant> at, String what) {}

    /// The history of an incident.
    ///
    /// @param incident as it is now
    /// @param recorded its events, in order
    public static List<Line> of(Incident incident, List<Recorded> recorded, Directory names) {
        var history = new History(incident, names);
        return recorded.stream().map(history::line).toList();
    }

    private Line line(Recorded recorded) {
        return switch (recorded.event()) {
            case Statement statement -> {
                Happening said = Happening.of(statement, names::call);
                yield line(
                        recorded,
                        made(recorded).map(Entry::number),
                        said.label()
                                        .map(label -> said.text().isBlank() ? label : label + ": ")
                                        .orElse("")
                                + said.text());
            }
            case Correction correction ->
                line(
                        recorded,
                        Optional.of(correction.entry()),
                        corrected(correction, incident.entry(correction.entry()).orElseThrow(), recorded));
            case Editorial editorial -> line(recorded, Optional.empty(), written(editorial));
            case Moved _ -> line(recorded, Optional.empty(), "Went on in a channel of its own");
            case ChannelContext _ -> line(recorded, Optional.empty(), "Context of the channel");
        };
    }

    private Line line(Recorded recorded, Optional<Integer> entry, String what) {
        Optional<Instant> at = Optional.of(recorded.at()).filter(it -> !it.equals(recorded.recordedAt()));
        return new Line(recorded.recordedAt(), names.call(recorded.author()), entry, at, what.strip());
    }

    private Optional<Entry> made(Recorded recorded) {
        return incident.entries().stream()
                .filter(entry -> entry.original().ordinal() == recorded.ordinal())
                .findFirst();
    }

    private String corrected(Correction correction, Entry entry, Recorded recorded) {
        Entry before = entry.before(recorded);
        return switch (correction) {
            case Reworded it -> "now reads “%s”; before: “%s”".formatted(it.text(), before.text());
            case Revised it -> "now reads %s; before: %s".formatted(followUp(it.as()), followUp(before.statement()));
            case Retimed it -> "is now at %s; before: %s".formatted(moment(it.at()), moment(before.at()));
            case Removed it -> "removed" + (it.why().isBlank() ? "" : ": " + it.why());
            case Restored _ -> "restored";
            case TakenBack it -> "taken back" + takenBack(it, entry);
        };
    }

    private String takenBack(TakenBack correction, Entry entry) {
        return entry.corrections().stream()
                .filter(it -> it.ordinal() == correction.correction() && !(it.event() instanceof TakenBack))
                .map(it -> ": " + corrected((Correction) it.event(), entry, it))
                .collect(Collectors.joining());
    }

    private String followUp(Statement statement) {
        return statement instanceof ActionAdded it
                ? "“%s”%s"
                        .formatted(
                                it.text(),
                                Stream.of(
                                                it.owner().map(names::call),
                                                it.due().map("by %s"::formatted),
                                                it.type().map(ActionType::wire),
                                                it.priority().map(Priority::wire))
                                        .flatMap(Optional::stream)
                                        .map(", "::concat)
                                        .collect(Collectors.joining()))
                : "“" + statement.text() + "”";
    }

    private static String moment(Instant at) {
        return TimeFormat.exact(at, ZoneOffset.UTC);
    }

    private String written(Editorial editorial) {
        return switch (editorial) {
            case StageReached it -> "Postmortem: " + it.stage().label();
            case OwnerNamed it -> "Postmortem: owned by " + names.call(it.owner());
            case SectionWritten it -> "Section %s: %s".formatted(it.section().wire(), it.text());
            case SectionReset it ->
                "Section %s: from the record again".formatted(it.section().wire());
        };
    }
}
