package dev.incidentscribe.journal;

/// What a person is told. It is kept with the delivery, so that a redelivery is told the same.
///
/// @param visible whether the whole channel sees it, or that person alone
/// @param text in Slack's mrkdwn, people's words in it as they were stored
public record Reply(boolean visible, String text) {
    /// For the whole channel.
    public static Reply toChannel(String text) {
        return new Reply(true, text);
    }

    /// For that person alone.
    public static Reply toPerson(String text) {
        return new Reply(false, text);
    }
}
