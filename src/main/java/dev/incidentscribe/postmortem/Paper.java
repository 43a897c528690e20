package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Stage;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The postmortem as a document that people work on: what the incident keeps as its document, for readers.
///
/// @param since when it came to its stage; empty for a draft that never was anything else
/// @param by who brought it there
/// @param later what was recorded or corrected since it was published; empty if it is not published
/// @param edited whether a section or the owner is another since it was published
/// @param written the sections that people wrote
public record Paper(
        Stage stage,
        Optional<Instant> since,
        Optional<Party> by,
        Optional<Party> owner,
        List<Edition> versions,
        List<Integer> later,
        boolean edited,
        Map<Section, Written> written) {
    public Paper {
        written = Map.copyOf(written);
        versions = List.copyOf(versions);
        later = List.copyOf(later);
    }

    /// A document that nobody has touched.
    public static Paper untouched() {
        return new Paper(
                Stage.DRAFT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                Map.of());
    }

    /// What somebody wrote as that section, if anybody did.
    public Optional<Written> written(Section section) {
        return Optional.ofNullable(written.get(section));
    }

    /// A section in somebody's own words.
    ///
    /// @param text in Markdown
    /// @param later what was recorded or corrected since
    /// @param changed what the record says of it now; empty if it says what it said then
    public record Written(
            String text, Party author, Instant at, List<Integer> later, Optional<List<Statement>> changed) {
        public Written {
            later = List.copyOf(later);
            changed = changed.map(List::copyOf);
        }

        /// The words without the marks of Markdown.
        public String plain() {
            return Unmarked.text(text);
        }
    }

    /// A version that was published.
    public record Edition(int number, Instant at, Party by) {}
}
