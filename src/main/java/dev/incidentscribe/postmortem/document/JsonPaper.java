package dev.incidentscribe.postmortem.document;

import static dev.incidentscribe.postmortem.document.JsonObject.field;
import static dev.incidentscribe.postmortem.document.JsonObject.object;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Paper;
import dev.incidentscribe.postmortem.Paper.Written;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The postmortem as a document, in JSON: how far it is, whose it is, and what people wrote into it.
final class JsonPaper {
    private JsonPaper() {}

    static Map<String, @Nullable Object> of(Paper document) {
        return object(
                field("state", document.stage().wire()),
                field("since", document.since().map(Instant::toString)),
                field("by", document.by().map(JsonPeople::party)),
                field("owner", document.owner().map(JsonPeople::party)),
                field(
                        "versions",
                        document.versions().stream()
                                .map(version -> object(
                                        field("number", version.number()),
                                        field("at", version.at().toString()),
                                        field("by", JsonPeople.party(version.by()))))
                                .toList()),
                field("entries_since", document.later()),
                field(
                        "sections",
                        Arrays.stream(Section.values())
                                .flatMap(section -> document.written(section).map(it -> written(section, it)).stream())
                                .toList()));
    }

    private static Map<String, @Nullable Object> written(Section section, Written written) {
        return object(
                field("section", section.wire()),
                field("markdown", written.text()),
                field("by", JsonPeople.party(written.author())),
                field("at", written.at().toString()),
                field("entries_since", written.later()),
                field(
                        "recorded_since",
                        written.changed()
                                .map(now -> now.stream()
                                        .map(it -> object(
                                                field("text", it.text()), field("entries", JsonSources.entries(it))))
                                        .toList())));
    }
}
