package dev.incidentscribe.editing;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Version;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.document.Changes;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import java.util.Optional;
import java.util.stream.Collectors;

/// The published versions of a postmortem. A version is what the record said when it was published, composed anew, so
/// that what was erased since is in none of them.
record Editions(Archive archive, Documents documents) {
    private static final int LONGEST = 7_000;
    private static final String NONE = "%1$s was not published yet. When it is ready: `/postmortem %1$s publish`";

    /// The versions, one a line.
    String listed(Incident incident) {
        String versions = incident.document().versions().stream()
                .map(version -> line(incident, version))
                .collect(Collectors.joining("\n"));
        return versions.isEmpty() ? NONE.formatted(incident.name()) + "." : versions;
    }

    private static String line(Incident incident, Version version) {
        return "*%s* version %d · %s · published by %s"
                .formatted(
                        incident.name(),
                        version.number(),
                        TimeFormat.full(version.at(), incident.zone()),
                        version.by().mention());
    }

    /// Why two versions cannot be compared; empty if they can.
    Optional<String> objection(Incident incident, Optional<Integer> from, Optional<Integer> to) {
        if (before(incident, from).isPresent()
                && (to.isEmpty() || after(incident, to).isPresent())) {
            return Optional.empty();
        }
        int last = incident.document().versions().size();
        return Optional.of(
                last == 0
                        ? NONE.formatted(incident.name())
                        : "%s has the versions 1 to %d".formatted(incident.name(), last));
    }

    /// What differs between two versions.
    ///
    /// @param from empty for the last one
    /// @param to empty for the draft as it is
    Reply compared(Incident incident, Optional<Integer> from, Optional<Integer> to) {
        Optional<Version> before = before(incident, from);
        Optional<Version> after = after(incident, to);
        String differences =
                Changes.between(name(before), document(incident, before), name(after), document(incident, after));
        return Reply.toPerson(
                differences.isEmpty()
                        ? "%s and %s of %s are the same.".formatted(name(before), name(after), incident.name())
                        : fenced(differences));
    }

    private static Optional<Version> before(Incident incident, Optional<Integer> from) {
        return from.map(incident.document()::version).orElseGet(incident.document()::latest);
    }

    private static Optional<Version> after(Incident incident, Optional<Integer> to) {
        return to.flatMap(incident.document()::version);
    }

    private static String name(Optional<Version> version) {
        return version.map(it -> "version " + it.number()).orElse("now");
    }

    private String document(Incident incident, Optional<Version> version) {
        Incident then = version.flatMap(it -> archive.incident(incident.workspace(), incident.number(), it.events()))
                .orElse(incident);
        return documents.render(Composer.compose(then, archive.people(incident.workspace())), Format.MARKDOWN);
    }

    /// The lines in a block of code. What is markup for other readers would only be in the way there.
    private static String fenced(String lines) {
        String plain = lines.replace("<sub>", "[").replace("</sub>", "]").replace("&nbsp;", " ");
        String fitting = plain.length() <= LONGEST
                ? plain
                : plain.substring(0, plain.lastIndexOf('\n', LONGEST)) + "\n… and more";
        return "```\n" + Wording.escape(fitting).replace("```", "'''") + "\n```";
    }
}
