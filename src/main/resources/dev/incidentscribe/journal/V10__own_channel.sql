-- Where an incident was opened that has a channel of its own since, so that it can be found from there.
ALTER TABLE incident ADD COLUMN moved_from TEXT;

CREATE INDEX incident_by_origin ON incident (workspace, moved_from) WHERE moved_from IS NOT NULL;
