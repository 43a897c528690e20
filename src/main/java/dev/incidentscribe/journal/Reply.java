package dev.incidentscribe.journal;

import java.util.List;
import java.util.Optional;

/// What a person is told. It is kept with the delivery, so that a redelivery is told the same.
///
/// @param visible whether the whole channel sees it, or that person alone
/// @param text in Slack's mrkdwn, people's words in it as they were stored
/// @param choices what may be done instead, each with a button
public record Reply(boolean visible, String text, List<Choice> choices) {
    public Reply {
        choices = List.copyOf(choices);
    }

    /// Something that may be done instead, as if it had been typed at the time of the first typing.
    ///
    /// @param label what the button says
    /// @param typed what would have been typed behind `/incident`
    /// @param instead the entry that it takes the place of, where one was recorded
    public record Choice(String label, String typed, Optional<Instead> instead) {}

    /// An entry that gives way.
    public record Instead(int incident, int entry) {}

    /// For the whole channel.
    public static Reply toChannel(String text) {
        return new Reply(true, text, List.of());
    }

    /// For that person alone.
    public static Reply toPerson(String text) {
        return new Reply(false, text, List.of());
    }

    /// The same, with something to choose from.
    public Reply offering(List<Choice> offered) {
        return new Reply(visible, text, offered);
    }
}
