package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.Editorial;
import dev.incidentscribe.incident.IncidentEvent.OwnerNamed;
import dev.incidentscribe.incident.IncidentEvent.SectionReset;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.StageReached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The postmortem as a document that people work on: what they decided about it, besides what the record says.
///
/// @param since when it came to its stage; empty for a draft that never was anything else
/// @param by who brought it there
/// @param versions what was published, the oldest first
/// @param passages the sections that people wrote
/// @param events how many events made it so
/// @param edited the place, among the incident's events, of the last that made it read otherwise; 0 if none did
public record Document(
        Stage stage,
        Optional<Instant> since,
        Optional<Person> by,
        Optional<Person> owner,
        List<Version> versions,
        Map<Section, Passage> passages,
        int events,
        int edited) {
    public Document {
        versions = List.copyOf(versions);
        passages = Map.copyOf(passages);
    }

    /// A document that nobody has touched.
    public static Document untouched() {
        return new Document(
                Stage.DRAFT, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of(), 0, 0);
    }

    /// The document after one more event.
    Document after(Editorial event, Recorded recorded) {
        return switch (event) {
            case StageReached it ->
                new Document(
                        it.stage(),
                        Optional.of(recorded.at()),
                        Optional.of(recorded.author()),
                        owner,
                        it.stage() == Stage.PUBLISHED ? withVersion(recorded) : versions,
                        passages,
                        events + 1,
                        edited);
            case OwnerNamed it ->
                new Document(
                        stage, since, by, Optional.of(it.owner()), versions, passages, events + 1, recorded.ordinal());
            case SectionWritten it ->
                with(
                        it.section(),
                        recorded,
                        Optional.of(new Passage(it.text(), recorded.author(), recorded.at(), recorded.ordinal())));
            case SectionReset it -> with(it.section(), recorded, Optional.empty());
        };
    }

    /// The version of that number.
    public Optional<Version> version(int number) {
        return number >= 1 && number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }

    /// The version that was published last.
    public Optional<Version> latest() {
        return version(versions.size());
    }

    /// Whether somebody changed how it reads after so many events.
    public boolean isEditedSince(int earlierEvents) {
        return edited > earlierEvents;
    }

    private Document with(Section section, Recorded recorded, Optional<Passage> passage) {
        var all = new HashMap<>(passages);
        all.remove(section);
        passage.ifPresent(it -> all.put(section, it));
        return new Document(stage, since, by, owner, versions, all, events + 1, recorded.ordinal());
    }

    private List<Version> withVersion(Recorded recorded) {
        var all = new ArrayList<>(versions);
        all.add(new Version(all.size() + 1, recorded.at(), recorded.author(), recorded.ordinal()));
        return all;
    }
}
