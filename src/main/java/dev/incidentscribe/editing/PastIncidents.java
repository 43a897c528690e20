package dev.incidentscribe.editing;

import dev.incidentscribe.access.Readership.Shown;
import dev.incidentscribe.access.Viewer;
import dev.incidentscribe.answer.Abridged;
import dev.incidentscribe.answer.Headline;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Found;
import dev.incidentscribe.journal.Listed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lists past incidents for somebody who looks for one, as far as they may read them.
record PastIncidents(Archive archive, Viewer viewer) {
    private static final int LONGEST_LIST = 30;
    private static final int LONGEST_WORDS = 160;
    private static final int LONGEST_EXCERPT = 200;
    private static final int TITLE = 1;

    /// Those that have the words, the best first; without words all, the newest first.
    String listed(String words) {
        if (words.isBlank()) {
            Shown shown = viewer.incidents(_ -> true);
            return listed(shown, "There is none yet.", PastIncidents::line) + Abridged.incomplete(shown);
        }
        String plain = Wording.plain(words, Directory.empty());
        List<Found> found = archive.search(viewer.delivery().workspace(), plain);
        Map<Listed, Found> hits = found.stream().collect(Collectors.toMap(Found::incident, Function.identity()));
        Shown shown = viewer.readable(found.stream().map(Found::incident).toList());
        return listed(
                        shown,
                        "No incident has “%s”.".formatted(Wording.wholeWords(words, LONGEST_WORDS)),
                        incident -> line(incident)
                                + excerpt(plain, hits.getOrDefault(incident, new Found(incident, TITLE))))
                + Abridged.incomplete(shown, "best", "more words find fewer");
    }

    private static String listed(Shown shown, String ifNone, Function<Listed, String> line) {
        List<Listed> incidents = shown.incidents();
        return incidents.isEmpty() ? ifNone : Abridged.first(LONGEST_LIST, incidents, line);
    }

    private static String line(Listed incident) {
        return "%s · %s · %s"
                .formatted(
                        Headline.of(incident),
                        incident.state().wire(),
                        TimeFormat.date(incident.openedAt(), ZoneOffset.UTC));
    }

    /// The title stands there already.
    private String excerpt(String words, Found found) {
        return found.entry() == TITLE
                ? ""
                : archive.excerpt(viewer.delivery().workspace(), words, found)
                        .map(text -> text.replaceAll("\\s+", " ").strip())
                        .map(text -> "\n      `%s` %s"
                                .formatted(
                                        found.entry() == Found.SECTIONS ? "draft" : "#" + found.entry(),
                                        Wording.escape(Wording.beginning(text, LONGEST_EXCERPT))))
                        .orElse("");
    }
}
