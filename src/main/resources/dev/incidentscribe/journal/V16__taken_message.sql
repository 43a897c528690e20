-- Derived: which incidents took which messages, so that a change of a message finds its entry without replaying every
-- incident of its channel.
CREATE TABLE taken_message (
    workspace TEXT    NOT NULL,
    channel   TEXT    NOT NULL,
    ts        TEXT    NOT NULL, -- Slack's timestamp of the message
    incident  INTEGER NOT NULL,
    PRIMARY KEY (workspace, channel, ts, incident)
) STRICT, WITHOUT ROWID;
