package dev.incidentscribe.slack.outbox;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import java.time.Instant;
import java.util.Optional;

/// Tells whoever opened an incident what Slack would not do for it, and what mends that: once per incident and reason.
public final class Remedies {
    private final Journal journal;

    public Remedies(Journal journal) {
        this.journal = journal;
    }

    /// Slack would not do it, for a reason that somebody can mend.
    void refused(Waiting waiting, Refused refused, Instant now) {
        tell(
                waiting,
                reason(refused),
                "Slack does not let me %s: %s Whatever is typed is recorded all the same."
                        .formatted(doing(refused.method()), remedy(refused)),
                now);
    }

    /// Slack makes no channel for an incident.
    void stays(Waiting waiting, Refused refused, Instant now) {
        tell(
                waiting,
                "stays " + refused.error(),
                "Slack does not let me create a channel for the incident: %s It stays where it was opened, and whatever is typed there is recorded."
                        .formatted(remedy(refused)),
                now);
    }

    /// Slack did not do it for so long that it is no longer tried.
    void gaveUp(Waiting waiting, String why, Instant now) {
        tell(
                waiting,
                "given up " + waiting.key(),
                "Slack did not take something that I had to say, and I no longer try (`%s`). Nothing of the record is"
                                .formatted(why)
                        + " lost: `/postmortem` shows the draft.",
                now);
    }

    private void tell(Waiting waiting, String reason, String text, Instant now) {
        Optional<Incident> incident = waiting.what()
                .about()
                .flatMap(number -> journal.incident(waiting.workspace(), number))
                .or(() -> journal.current(waiting.workspace(), waiting.what().place()));
        incident.filter(it -> !it.entries().isEmpty())
                .ifPresent(it -> journal.outbox()
                        .put(
                                waiting.workspace(),
                                "told %s %s".formatted(it.name(), reason),
                                new Outbound.Tell(
                                        it.entries().getFirst().author().id(),
                                        "*%s* (<#%s>): %s".formatted(it.name(), it.channel(), text)),
                                now));
    }

    /// What one remedy mends is told once, whatever it was that Slack refused.
    private static String reason(Refused refused) {
        return switch (refused.error()) {
            case "not_in_channel", "channel_not_found" -> "not_in_channel";
            case "is_archived" -> "is_archived";
            case "missing_scope" -> "missing_scope " + scope(refused);
            default -> refused.method() + " " + refused.error();
        };
    }

    private static String doing(String method) {
        return switch (method) {
            case "conversations.info" -> "look at the channel";
            case "conversations.setTopic" -> "set the topic of the channel";
            case "conversations.invite" -> "invite you to the incident's channel";
            case "pins.add" -> "pin the status message";
            case "pins.remove" -> "unpin the status message";
            case "bookmarks.add", "bookmarks.edit", "bookmarks.list", "chat.getPermalink" -> "bookmark the draft";
            case "canvases.create", "canvases.edit" -> "put the draft into a canvas";
            case "files.uploadV2" -> "upload the draft";
            default -> "post there";
        };
    }

    private static String remedy(Refused refused) {
        return switch (refused.error()) {
            case "not_in_channel", "channel_not_found" ->
                "I am not a member of the channel. `/invite @scribe` there mends it.";
            case "is_archived" -> "the channel is archived. Somebody may unarchive it.";
            case "missing_scope" ->
                "the app lacks the scope `%s`. Paste the current manifest at api.slack.com/apps and install the app again."
                        .formatted(scope(refused));
            case "too_many_pins", "too_many_bookmarks" ->
                "the channel has as many as Slack allows. Somebody may remove an old one.";
            case "free_team_canvas_tab_already_exists" ->
                "without a paid plan a channel has one canvas, and this one has it. `canvas: off` in the configuration keeps me from trying.";
            case "canvas_disabled_user_team",
                    "canvas_disabled_file_team",
                    "free_teams_cannot_create_non_tabbed_canvases",
                    "free_teams_cannot_create_standalone_canvases",
                    "free_teams_cannot_edit_standalone_canvases",
                    "team_tier_cannot_create_channel_canvases" ->
                "this workspace has no canvases for me (`%s`). `canvas: off` in the configuration keeps me from trying."
                        .formatted(refused.error());
            default ->
                refused.isMendable()
                        ? "it is not allowed in this workspace (`%s`). An administrator of Slack may allow it."
                                .formatted(refused.error())
                        : "it says `%s`.".formatted(refused.error());
        };
    }

    /// As Slack names it, else the one that the manifest has for it.
    private static String scope(Refused refused) {
        return refused.needed().orElseGet(() -> switch (refused.method()) {
            case "conversations.info" -> "channels:read";
            case "conversations.setTopic", "conversations.create", "conversations.invite" -> "channels:manage";
            case "pins.add", "pins.remove" -> "pins:write";
            case "bookmarks.add", "bookmarks.edit" -> "bookmarks:write";
            case "bookmarks.list" -> "bookmarks:read";
            case "canvases.create", "canvases.edit" -> "canvases:write";
            case "files.uploadV2" -> "files:write";
            case "conversations.open" -> "im:write";
            default -> "chat:write";
        });
    }
}
