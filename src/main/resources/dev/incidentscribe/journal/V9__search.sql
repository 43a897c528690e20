-- Derived: the words of the entries that count, as people read them.
CREATE TABLE entry_text (
    id        INTEGER PRIMARY KEY,
    workspace TEXT    NOT NULL,
    incident  INTEGER NOT NULL,
    entry     INTEGER NOT NULL,
    title     TEXT    NOT NULL, -- of these three two are empty
    fact      TEXT    NOT NULL,
    said      TEXT    NOT NULL,
    UNIQUE (workspace, incident, entry)
) STRICT;

-- Derived from that: where each word stands, whatever its case and accents.
CREATE VIRTUAL TABLE entry_index USING fts5 (
    title, fact, said,
    content = 'entry_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- What is deleted is overwritten at once, so that an erasure leaves nothing behind.
INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER entry_text_inserted AFTER INSERT ON entry_text
BEGIN
    INSERT INTO entry_index (rowid, title, fact, said) VALUES (NEW.id, NEW.title, NEW.fact, NEW.said);
END;

CREATE TRIGGER entry_text_deleted AFTER DELETE ON entry_text
BEGIN
    INSERT INTO entry_index (entry_index, rowid, title, fact, said)
    VALUES ('delete', OLD.id, OLD.title, OLD.fact, OLD.said);
END;

CREATE TRIGGER entry_text_updated AFTER UPDATE ON entry_text
BEGIN
    INSERT INTO entry_index (entry_index, rowid, title, fact, said)
    VALUES ('delete', OLD.id, OLD.title, OLD.fact, OLD.said);
    INSERT INTO entry_index (rowid, title, fact, said) VALUES (NEW.id, NEW.title, NEW.fact, NEW.said);
END;
