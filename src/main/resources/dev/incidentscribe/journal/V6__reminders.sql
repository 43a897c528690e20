-- What people were reminded of, so that a restart neither repeats nor forgets it.
CREATE TABLE reminder (
    workspace     TEXT    NOT NULL,
    incident      INTEGER NOT NULL,
    concern       TEXT    NOT NULL,
    follow_up     INTEGER NOT NULL, -- its number within the incident; 0 where it is about the incident itself
    times         INTEGER NOT NULL, -- how often in a row
    said_at       INTEGER NOT NULL, -- microseconds since 1970, UTC
    snoozed_until INTEGER,          -- microseconds since 1970, UTC
    PRIMARY KEY (workspace, incident, concern, follow_up)
) STRICT, WITHOUT ROWID;
