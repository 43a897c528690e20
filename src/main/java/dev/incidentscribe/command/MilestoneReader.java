package dev.incidentscribe.command;

import dev.incidentscribe.command.WhenReader.Reading;
import dev.incidentscribe.incident.Milestone;
import java.util.function.Supplier;

/// Reads which milestone was reached when. Its time may do without the word `at`.
record MilestoneReader(Head head, Words arguments) {
    /// The start of the impact lies in the past, so that its time must be said.
    Parsed started() {
        return reach(
                Milestone.STARTED,
                WhenReader.read(arguments.text()),
                () -> WhenReader.day(arguments.text())
                        .map(day -> head.atWhatTime("started " + day))
                        .orElseGet(() -> head.refuse(
                                "when did the impact begin?",
                                head.named()
                                        + "started "
                                        + WhenReader.likely(arguments.text())
                                                .orElseGet(() -> "now " + arguments.text()))));
    }

    Parsed reached(Milestone milestone) {
        return reach(
                milestone,
                WhenReader.readEvident(arguments.text()),
                () -> head.understood(new Command.Reach(
                        milestone, new When.Now(), arguments.setOff().text())));
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
