-- The journal: what was recorded, in the order of recording. The only truth; everything else is derived from it.
CREATE TABLE event (
    sequence    INTEGER PRIMARY KEY,
    workspace   TEXT    NOT NULL,
    incident    INTEGER NOT NULL,
    ordinal     INTEGER NOT NULL, -- place among the events of the incident, from 1
    occurred_at INTEGER NOT NULL, -- microseconds since 1970, UTC
    recorded_at INTEGER NOT NULL, -- microseconds since 1970, UTC
    author      TEXT    NOT NULL, -- Slack's user id
    source      TEXT    NOT NULL, -- the way by which it came in
    kind        TEXT    NOT NULL,
    body        BLOB,             -- JSON; cleared by a lawful erasure, together with the salt
    salt        BLOB,
    digest      BLOB    NOT NULL, -- SHA-256 of salt and body
    delivery    TEXT    NOT NULL, -- Slack's key of the request that brought it
    part        INTEGER NOT NULL, -- one delivery may bring several events
    hash        BLOB    NOT NULL, -- SHA-256 of the hash before it in the workspace and of this row
    UNIQUE (workspace, incident, ordinal),
    UNIQUE (workspace, delivery, part)
) STRICT;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
    SELECT raise(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER event_is_never_altered BEFORE UPDATE ON event
WHEN NOT (NEW.body IS NULL AND NEW.salt IS NULL
    AND NEW.sequence = OLD.sequence AND NEW.workspace = OLD.workspace AND NEW.incident = OLD.incident
    AND NEW.ordinal = OLD.ordinal AND NEW.occurred_at = OLD.occurred_at AND NEW.recorded_at = OLD.recorded_at
    AND NEW.author = OLD.author AND NEW.source = OLD.source AND NEW.kind = OLD.kind AND NEW.digest = OLD.digest
    AND NEW.delivery = OLD.delivery AND NEW.part = OLD.part AND NEW.hash = OLD.hash)
BEGIN
    SELECT raise(ABORT, 'the journal is append-only');
END;

-- INSERT OR REPLACE deletes without asking the trigger for deletions.
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE sequence = NEW.sequence)
    OR EXISTS (SELECT 1 FROM event WHERE workspace = NEW.workspace AND incident = NEW.incident AND ordinal = NEW.ordinal)
    OR EXISTS (SELECT 1 FROM event WHERE workspace = NEW.workspace AND delivery = NEW.delivery AND part = NEW.part)
BEGIN
    SELECT raise(ABORT, 'the journal is append-only');
END;

-- Derived: the incidents as they stand, for lists and for finding a channel's own.
CREATE TABLE incident (
    workspace TEXT    NOT NULL,
    number    INTEGER NOT NULL,
    channel   TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    severity  TEXT,
    status    TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    opened_at INTEGER NOT NULL,
    ended_at  INTEGER,
    PRIMARY KEY (workspace, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_by_channel ON incident (workspace, channel, state);

-- Derived: what each delivery was answered, so that a redelivery is answered the same.
CREATE TABLE receipt (
    workspace   TEXT    NOT NULL,
    delivery    TEXT    NOT NULL,
    answered_at INTEGER NOT NULL,
    reply       BLOB    NOT NULL,
    PRIMARY KEY (workspace, delivery)
) STRICT, WITHOUT ROWID;

-- What is still to be done with Slack; written in the transaction that makes it due.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    workspace  TEXT    NOT NULL,
    key        TEXT    NOT NULL, -- names it for good, so that it is done once
    lane       TEXT    NOT NULL, -- what has the same lane is done in order
    kind       TEXT    NOT NULL,
    body       BLOB    NOT NULL, -- JSON
    created_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    sent_at    INTEGER,
    failure    TEXT,
    UNIQUE (workspace, key)
) STRICT;

CREATE INDEX outbox_waiting ON outbox (workspace, lane, id) WHERE sent_at IS NULL;

-- What Slack told us of the people, so that a draft can be written while Slack is away.
CREATE TABLE person (
    workspace  TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    zone       TEXT,
    learned_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;
