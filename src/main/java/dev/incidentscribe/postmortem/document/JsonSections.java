package dev.incidentscribe.postmortem.document;

import static dev.incidentscribe.postmortem.document.JsonObject.field;
import static dev.incidentscribe.postmortem.document.JsonObject.object;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Paper.Written;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What readers of the draft find in each section: what somebody wrote as it, in Markdown, else what the record says.
final class JsonSections {
    private JsonSections() {}

    static Map<String, Object> of(Postmortem postmortem) {
        var sections = new LinkedHashMap<String, Object>();
        for (Section section : Section.values()) {
            sections.put(section.wire(), section(postmortem, section));
        }
        return sections;
    }

    private static Map<String, @Nullable Object> section(Postmortem postmortem, Section section) {
        Optional<Written> written = postmortem.written(section);
        List<Statement> recorded = written.isPresent() ? List.of() : postmortem.recorded(section);
        return object(
                field("written", written.isPresent()),
                field(
                        "texts",
                        Stream.concat(
                                        written.map(Written::text).stream(),
                                        recorded.stream().map(Statement::text))
                                .toList()),
                field(
                        "entries",
                        section == Section.SUMMARY && written.isEmpty()
                                ? JsonSources.summary(postmortem)
                                : recorded.stream()
                                        .flatMap(it -> JsonSources.entries(it).stream())
                                        .toList()));
    }
}
