-- Where messages can be read, of those entries that were recorded before Slack was asked.
CREATE TABLE permalink (
    workspace TEXT NOT NULL,
    channel   TEXT NOT NULL,
    ts        TEXT NOT NULL, -- Slack's timestamp of the message
    link      TEXT NOT NULL,
    PRIMARY KEY (workspace, channel, ts)
) STRICT, WITHOUT ROWID;
