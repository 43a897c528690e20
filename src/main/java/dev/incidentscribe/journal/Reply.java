package dev.incidentscribe.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a person is told. It is kept with the delivery, so that a redelivery is told the same.
///
/// @param visible whether the whole channel sees it, or that person alone
/// @param text in Slack's mrkdwn, people's words in it as they were stored
/// @param choices what may be done next, each with a button
/// @param moment a moment in the text that each reader should also see in a zone of their own
/// @param form a form that opens with the answer
/// @param layout the same text laid out, where there is more to it than lines
public record Reply(
        boolean visible,
        String text,
        List<Choice> choices,
        Optional<Instant> moment,
        Optional<Form> form,
        Optional<Layout> layout) {
    public Reply {
        choices = List.copyOf(choices);
    }

    /// For the whole channel.
    public static Reply toChannel(String text) {
        return of(true, text);
    }

    /// For that person alone.
    public static Reply toPerson(String text) {
        return of(false, text);
    }

    /// For the channel or for that person.
    public static Reply of(boolean visible, String text) {
        return new Reply(visible, text, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same, with one more line.
    public Reply adding(String line) {
        return new Reply(visible, text + "\n" + line, choices, moment, form, layout);
    }

    /// The same, in other words.
    public Reply saying(String other) {
        return new Reply(visible, other, choices, moment, form, Optional.empty());
    }

    /// The same, with something to choose from.
    public Reply offering(List<Choice> offered) {
        return new Reply(visible, text, offered, moment, form, layout);
    }

    /// The same, with a moment that each reader should see in a zone of their own.
    public Reply naming(Instant at) {
        return new Reply(visible, text, choices, Optional.of(at), form, layout);
    }

    /// The same, and a form opens.
    public Reply opening(Form opened) {
        return new Reply(visible, text, choices, moment, Optional.of(opened), layout);
    }

    /// The same, laid out.
    public Reply laidOut(Layout shown) {
        return new Reply(visible, text, choices, moment, form, Optional.of(shown));
    }
}
