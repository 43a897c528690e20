package dev.incidentscribe.journal;

import java.util.Optional;

/// What the scribe put up in the channel of an incident.
///
/// @param channel where
/// @param message Slack's timestamp of the status message
/// @param topic as the scribe set it
/// @param topicBefore what stood there before
/// @param bookmark Slack's id of the bookmark to the draft
/// @param draft Slack's timestamp of the message that has the summary of the draft
/// @param canvas Slack's id of the canvas that has the draft
public record Fixtures(
        String channel,
        Optional<String> message,
        boolean pinned,
        Optional<String> topic,
        Optional<String> topicBefore,
        Optional<String> bookmark,
        Optional<String> draft,
        Optional<String> canvas) {

    /// A channel in which nothing was put up yet.
    public static Fixtures none(String channel) {
        return new Fixtures(
                channel,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// With this message in it.
    public Fixtures posted(String ts) {
        return new Fixtures(channel, Optional.of(ts), false, topic, topicBefore, bookmark, draft, canvas);
    }

    /// Without the message, which is gone.
    public Fixtures lost() {
        return new Fixtures(channel, Optional.empty(), false, topic, topicBefore, bookmark, draft, canvas);
    }

    /// With the message pinned, or no longer.
    public Fixtures pinned(boolean now) {
        return new Fixtures(channel, message, now, topic, topicBefore, bookmark, draft, canvas);
    }

    /// With what stands in the topic before the scribe sets it.
    public Fixtures before(String there) {
        return new Fixtures(channel, message, pinned, topic, Optional.of(there), bookmark, draft, canvas);
    }

    /// With this topic.
    public Fixtures showing(String now) {
        return new Fixtures(channel, message, pinned, Optional.of(now), topicBefore, bookmark, draft, canvas);
    }

    /// With this bookmark.
    public Fixtures bookmarked(String id) {
        return new Fixtures(channel, message, pinned, topic, topicBefore, Optional.of(id), draft, canvas);
    }

    /// With the summary of the draft in that message.
    public Fixtures drafted(String ts) {
        return new Fixtures(channel, message, pinned, topic, topicBefore, bookmark, Optional.of(ts), canvas);
    }

    /// With the draft in that canvas.
    public Fixtures painted(String id) {
        return new Fixtures(channel, message, pinned, topic, topicBefore, bookmark, draft, Optional.of(id));
    }

    /// With the topic left to others again.
    public Fixtures topicless() {
        return new Fixtures(channel, message, pinned, Optional.empty(), Optional.empty(), bookmark, draft, canvas);
    }
}
