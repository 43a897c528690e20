package dev.incidentscribe.command;

import dev.incidentscribe.command.WhenReader.Reading;

/// Reads what opens an incident: its title, with a severity anywhere in it, and perhaps a time before it.
record OpeningReader(Head head, Words arguments) {
    /// A title that begins with a time is none: `start 14:05 the checkout fails`.
    Parsed read() {
        return WhenReader.readMarked(arguments.text()) instanceof Reading.Absent
                        && WhenReader.readEvident(arguments.text()) instanceof Reading.Found found
                ? open(found.when(), new Words(found.rest()))
                : head.timed(arguments, this::open);
    }

    private Parsed open(When when, Words words) {
        var title = Title.read(words.text());
        if (!title.text().isEmpty() && head.incident().isPresent()) {
            return named();
        }
        if (!title.text().isEmpty()) {
            return head.understood(new Command.Open(when, title.text(), title.severity(), title.ownChannel()));
        }
        return when instanceof When.Now ? head.refuse("what is wrong?") : timeAlone();
    }

    /// What is opened gets a name, and has none before; who names one may want to go on with that.
    private Parsed named() {
        return head.refuse(
                "what is opened gets a number of its own; `/incident %sreopen` takes that one up again"
                        .formatted(head.named()),
                "open " + arguments.text());
    }

    private Parsed timeAlone() {
        String started = head.named() + "started " + arguments.text();
        return head.refuse(
                "what is wrong? A time alone is no title; `/incident %s` says when the impact began"
                        .formatted(Words.brief(started)),
                started);
    }
}
