-- Derived: the follow-ups of all incidents as they stand, so that they can be found without replaying every incident.
CREATE TABLE action (
    workspace  TEXT    NOT NULL,
    incident   INTEGER NOT NULL,
    number     INTEGER NOT NULL, -- counts the follow-ups within the incident, from 1
    entry      INTEGER NOT NULL, -- the entry that asked for it
    text       TEXT    NOT NULL,
    owner      TEXT,             -- Slack's user id
    owner_name TEXT,
    due        TEXT,             -- the last day, in the owner's own zone
    type       TEXT,
    priority   TEXT,
    state      TEXT    NOT NULL,
    outcome    TEXT    NOT NULL,
    stated_at  INTEGER NOT NULL, -- when it was last put like this; microseconds since 1970, UTC
    PRIMARY KEY (workspace, incident, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_by_owner ON action (workspace, owner) WHERE state = 'OPEN';
CREATE INDEX action_by_day ON action (workspace, due) WHERE state = 'OPEN';
