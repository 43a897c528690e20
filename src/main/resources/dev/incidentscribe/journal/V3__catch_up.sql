-- Up to where each channel was read, so that what was said while we were away can be fetched.
CREATE TABLE mark (
    workspace TEXT NOT NULL,
    channel   TEXT NOT NULL,
    ts        TEXT NOT NULL, -- Slack's timestamp of the last message that was read
    PRIMARY KEY (workspace, channel)
) STRICT, WITHOUT ROWID;
