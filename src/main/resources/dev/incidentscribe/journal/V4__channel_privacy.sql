-- Which channels are private, as Slack told last; their incidents are for their members alone.
CREATE TABLE channel_privacy (
    workspace  TEXT    NOT NULL,
    channel    TEXT    NOT NULL,
    private    INTEGER NOT NULL,
    learned_at INTEGER NOT NULL, -- microseconds since 1970, UTC
    PRIMARY KEY (workspace, channel)
) STRICT, WITHOUT ROWID;
