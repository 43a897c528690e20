package dev.incidentscribe.answer;

import dev.incidentscribe.access.Readership.Shown;
import dev.incidentscribe.access.Sight;
import dev.incidentscribe.access.Viewer;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.Command.Listing;
import dev.incidentscribe.command.Command.Query;
import dev.incidentscribe.command.Help;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.journal.Reply;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers the commands that only read, for that person alone.
///
/// @param viewer what that person may read
/// @param now the moment of typing
/// @param zone the reader's
public record Answers(Viewer viewer, Instant now, ZoneId zone) {
    /// The answer.
    ///
    /// @param named the incident that is asked about; empty for the channel's
    public Reply answer(Query query, Optional<Integer> named) {
        return switch (query) {
            case Command.ShowMenu _ -> new Menu(viewer.current(), viewer::gone, now).reply();
            case Command.Help help -> Reply.toPerson(Help.about(help.verb()));
            case Command.ListIncidents list -> Reply.toPerson(list(list.state()));
            case Command.ShowTimeline _ ->
                text(named, incident -> recap(incident, named).timeline());
            case Command.ShowNow _ ->
                text(named, incident -> recap(incident, named).stand());
            case Command.ShowActions _ -> text(named, incident -> actions(incident, named));
            case Command.ShowMissing _ -> about(named, incident -> missing(incident, named));
        };
    }

    /// A command that we advise, as it is typed by whoever had to name the incident.
    static String naming(Optional<Integer> named, String command) {
        return named.map(number -> Gap.naming("INC-" + number, command)).orElse(command);
    }

    private Reply text(Optional<Integer> named, Function<Incident, String> text) {
        return about(named, incident -> Reply.toPerson(text.apply(incident)));
    }

    private Reply about(Optional<Integer> named, Function<Incident, Reply> answer) {
        return switch (viewer.incident(named)) {
            case Sight.Seen seen -> pointing(named, seen.incident(), answer.apply(seen.incident()));
            case Sight.Nothing _ -> Refusals.nothing(named);
            case Sight.Unclear _ -> Refusals.unclear();
        };
    }

    /// Where the incident of this channel goes on elsewhere, that is said first.
    private Reply pointing(Optional<Integer> named, Incident incident, Reply reply) {
        return named.isEmpty() && viewer.isGone(incident)
                ? reply.saying("%s.\n%s".formatted(Refusals.gone(incident), reply.text()))
                : reply;
    }

    private String list(Optional<Listing> which) {
        Shown shown =
                viewer.incidents(incident -> which.isEmpty() || (which.get() == Listing.OPEN) == incident.isOpen());
        List<Listed> incidents = shown.incidents();
        if (incidents.isEmpty()) {
            return (which.equals(Optional.of(Listing.OPEN))
                            ? "No incident is open. `/incident list all` shows the past ones."
                            : "There is none yet.")
                    + Abridged.incomplete(shown);
        }
        return Abridged.first(incidents.stream().map(this::listed).toList()) + Abridged.incomplete(shown);
    }

    private String listed(Listed incident) {
        return "%s · %s · <#%s> · opened %s"
                .formatted(
                        Headline.of(incident),
                        incident.state().wire(incident.status()),
                        incident.channel(),
                        TimeFormat.full(incident.openedAt(), zone));
    }

    private Recap recap(Incident incident, Optional<Integer> named) {
        return new Recap(incident, named, now, zone);
    }

    private static String actions(Incident incident, Optional<Integer> named) {
        if (incident.actions().isEmpty()) {
            return Headline.standing(incident)
                    + "\nNo follow-ups yet: `%s`.".formatted(naming(named, "/incident action TEXT @owner by DATE"));
        }
        return Headline.standing(incident)
                + "\n"
                + Abridged.first(incident.actions().stream()
                        .map(action -> action.isOpen()
                                ? Lines.of(action)
                                : Lines.of(action) + " · " + action.state().wire())
                        .toList());
    }

    private static Reply missing(Incident incident, Optional<Integer> named) {
        List<Gap> gaps = Gap.of(incident);
        if (gaps.isEmpty()) {
            return Reply.toPerson(Headline.standing(incident) + "\nNothing is missing.");
        }
        List<String> questions = gaps.stream()
                .map(gap -> "• %s `%s`".formatted(gap.question(), naming(named, gap.command())))
                .toList();
        return Reply.toPerson(Headline.standing(incident) + "\n" + Abridged.first(questions))
                .offering(List.of(new Choice.Fill("Fill in the blanks", Form.blanks(incident.number()))));
    }
}
