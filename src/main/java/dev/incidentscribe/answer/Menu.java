package dev.incidentscribe.answer;

import dev.incidentscribe.command.Help;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What `/incident` alone offers, for that person alone: where the channel's incident stands, what is most often done
/// next, and the verbs.
///
/// @param current the channel's open incident, else the one that ended last there
/// @param gone the open incident that was opened here and has a channel of its own since
record Menu(Optional<Incident> current, Supplier<Optional<Incident>> gone, Instant now) {
    Reply reply() {
        Optional<Incident> open = current.filter(Incident::isOpen);
        return open.map(this::during).orElseGet(() -> before(gone.get()));
    }

    private Reply before(Optional<Incident> gone) {
        return Reply.toPerson(gone.map(Refusals::gone).map("%s.\n"::formatted).orElse("")
                        + "No incident is open in this channel. `/incident open TITLE sev2` opens one.\n"
                        + current.map(Menu::after).orElse("") + "\n"
                        + Help.verbs())
                .offering(List.of(
                        new Choice.Fill("Open an incident", Form.open()),
                        new Choice.Now("List", "list", Optional.empty()),
                        new Choice.Now("Help", "help", Optional.empty())));
    }

    private static String after(Incident last) {
        return "The last one here was %s (%s): what is typed without a name still goes into it.\n"
                .formatted(Headline.of(last), last.state().wire());
    }

    private Reply during(Incident incident) {
        String name = incident.name() + " ";
        return Reply.toPerson(standing(incident) + "\n`/incident TEXT` records what you see or do.\n\n" + Help.verbs())
                .offering(List.of(
                        new Choice.Now("Catch up", name + "show", Optional.empty()),
                        new Choice.Now("Timeline", name + "timeline", Optional.empty()),
                        new Choice.Now("What is missing", name + "missing", Optional.empty()),
                        new Choice.Now(
                                "Close",
                                name + "close",
                                Optional.of(
                                        "This ends %s and posts the draft of its postmortem here. Late facts and corrections still go into it."
                                                .formatted(incident.name()))),
                        new Choice.Now("Help", "help", Optional.empty())));
    }

    private String standing(Incident incident) {
        Instant opened = incident.milestones().at(Milestone.OPENED).orElse(now);
        return "%s · %s · open for %s · %s"
                .formatted(
                        Headline.of(incident),
                        incident.status().wire(),
                        TimeFormat.minutes(now.isBefore(opened) ? Duration.ZERO : Duration.between(opened, now)),
                        incident.holder(Role.LEAD)
                                .map(Person::mention)
                                .map("lead "::concat)
                                .orElse("nobody leads"));
    }
}
