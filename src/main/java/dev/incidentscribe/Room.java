package dev.incidentscribe;

/// What an incident makes of its channel.
///
/// @param topic whether the channel's topic shows how it stands
/// @param statusMessage whether a pinned message shows how it stands
/// @param bookmark whether a bookmark leads to the draft once it is closed
/// @param canvas whether a canvas in the channel has the draft once it is closed
/// @param ownChannel whether every incident gets a channel of its own
public record Room(boolean topic, boolean statusMessage, boolean bookmark, boolean canvas, boolean ownChannel) {

    /// What holds where nothing is configured.
    public static Room standard() {
        return new Room(true, true, true, false, false);
    }

    /// The same, and a canvas with the draft.
    public Room withCanvas() {
        return new Room(topic, statusMessage, bookmark, true, ownChannel);
    }

    /// A channel that is left as it is.
    public static Room untouched() {
        return new Room(false, false, false, false, false);
    }
}
