-- Whether Slack may have done it although it did not say so: then it is looked for before it is sent again.
ALTER TABLE outbox ADD COLUMN uncertain INTEGER NOT NULL DEFAULT 0;

-- Counts how often it was put in anew. What changes while it is being sent is sent once more.
ALTER TABLE outbox ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

-- What was sent is said; the words need not stay here.
UPDATE outbox SET body = x'' WHERE sent_at IS NOT NULL;

-- What the scribe put up in the channel of an incident, so that it can be changed there and taken down again.
CREATE TABLE channel_fixture (
    workspace    TEXT    NOT NULL,
    incident     INTEGER NOT NULL,
    channel      TEXT    NOT NULL,
    message      TEXT,    -- Slack's timestamp of the status message
    pinned       INTEGER NOT NULL,
    topic        TEXT,    -- as the scribe set it
    topic_before TEXT,    -- to be put back
    bookmark     TEXT,    -- Slack's id of the bookmark to the draft
    PRIMARY KEY (workspace, incident)
) STRICT, WITHOUT ROWID;
