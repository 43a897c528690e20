package dev.incidentscribe.command;

import dev.incidentscribe.command.WhenReader.Reading;
import dev.incidentscribe.incident.Milestone;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads which milestone was reached when. Its time may do without the word `at`.
record MilestoneReader(Head head, Words arguments) {
    private static final String WHEN = "when did the impact begin?";
    private static final Pattern TIMELY = Pattern.compile(
            "\\d|\\b(?:night|morning|noon|afternoon|evening|day|week|hour|minute|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
                    + "|today|yesterday|earlier|ago|since)s?\\b",
            Pattern.CASE_INSENSITIVE);

    /// The start of the impact lies in the past, so that its time must be said.
    Parsed started() {
        return reach(
                Milestone.STARTED,
                WhenReader.read(arguments.text()),
                () -> WhenReader.day(arguments.text())
                        .map(day -> head.atWhatTime("started " + day))
                        .orElseGet(() -> likelyStart()
                                .map(likely -> head.refuse(WHEN, head.named() + "started " + likely))
                                .orElseGet(() -> head.refuse(WHEN))));
    }

    /// What tells of a time that was not read has not just begun.
    private Optional<String> likelyStart() {
        return WhenReader.likely(arguments.text())
                .or(() -> Optional.of("now " + arguments.text())
                        .filter(_ -> !TIMELY.matcher(arguments.text()).find()));
    }

    Parsed reached(Milestone milestone) {
        boolean now = CommandParser.time(arguments.text())
                .filter(When.Now.class::isInstance)
                .isPresent();
        return reach(
                milestone,
                WhenReader.readEvident(arguments.text()),
                () -> head.understood(new Command.Reach(
                        milestone, new When.Now(), now ? "" : arguments.setOff().text())));
    }

    private Parsed reach(Milestone milestone, Reading reading, Supplier<Parsed> timeless) {
        return switch (reading) {
            case Reading.Found found ->
                head.nameable(
                        new Words(found.rest()),
                        words -> head.understood(new Command.Reach(
                                milestone, found.when(), words.setOff().text())));
            case Reading.Broken broken -> head.refuse(broken.why());
            case Reading.Absent _ -> timeless.get();
        };
    }
}
