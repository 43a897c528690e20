package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Document;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Passage;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Stage;
import dev.incidentscribe.postmortem.Paper.Edition;
import dev.incidentscribe.postmortem.Paper.Written;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people made of the postmortem as a document: how far it is, whose it is, and what they wrote into it beside
/// what the record says.
record Paperwork(Incident incident, PlainWords words) {
    Paper paper() {
        Document document = incident.document();
        return new Paper(
                document.stage(),
                document.since(),
                document.by().map(words::party),
                document.owner().map(words::party),
                document.versions().stream()
                        .map(version -> new Edition(version.number(), version.at(), words.party(version.by())))
                        .toList(),
                document.latest()
                        .filter(_ -> document.stage() == Stage.PUBLISHED)
                        .map(version -> since(version.events()))
                        .orElse(List.of()),
                document.stage() == Stage.PUBLISHED
                        && document.latest()
                                .filter(version -> document.isEditedSince(version.events()))
                                .isPresent(),
                document.passages().isEmpty() ? Map.of() : written(Composer.record(incident, words)));
    }

    private Map<Section, Written> written(Postmortem now) {
        var written = new EnumMap<Section, Written>(Section.class);
        incident.document()
                .passages()
                .forEach((section, passage) -> written.put(section, written(section, passage, now)));
        return written;
    }

    private Written written(Section section, Passage passage, Postmortem now) {
        List<Integer> later = since(passage.events());
        return new Written(
                words.plain(passage.text()),
                words.party(passage.author()),
                passage.at(),
                later,
                later.isEmpty() ? Optional.empty() : changed(section, passage, now.recorded(section)));
    }

    /// What the record says of that section now, unless it said the same when somebody wrote it.
    private Optional<List<Statement>> changed(Section section, Passage passage, List<Statement> now) {
        Postmortem then = Composer.record(incident.asOf(passage.events()), words);
        return texts(then.recorded(section)).equals(texts(now)) ? Optional.empty() : Optional.of(now);
    }

    private List<Integer> since(int events) {
        return incident.since(events).stream().map(Entry::number).toList();
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).toList();
    }
}
