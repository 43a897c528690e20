package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Paper;
import dev.incidentscribe.postmortem.Paper.Written;
import dev.incidentscribe.postmortem.Postmortem.Party;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The postmortem as a document, for templates: how far it is, whose it is, and what people wrote into it.
record PaperModel(Paper paper, Origins origins, Moments moments) {
    Map<String, Object> document() {
        return Tree.object(
                "state",
                paper.stage().label(),
                "since",
                moments.of(paper.since()),
                "by",
                paper.by().map(Party::name).orElse(""),
                "owner",
                paper.owner().map(Party::name).orElse(""),
                "version",
                paper.versions().size(),
                "later",
                origins.all(paper.later()),
                "is_edited",
                paper.edited());
    }

    Map<String, Object> written() {
        var all = new LinkedHashMap<String, Object>();
        for (Section section : Section.values()) {
            all.put(section.wire(), written(paper.written(section)));
        }
        return all;
    }

    private Map<String, Object> written(Optional<Written> section) {
        return Tree.object(
                "text", section.map(Written::text).orElse(""),
                "by", section.map(Written::author).map(Party::name).orElse(""),
                "at", moments.of(section.map(Written::at)),
                "later", section.map(Written::later).map(origins::all).orElse(List.of()),
                "is_changed", section.flatMap(Written::changed).isPresent(),
                "record", section.flatMap(Written::changed).map(origins::facts).orElse(List.of()));
    }
}
