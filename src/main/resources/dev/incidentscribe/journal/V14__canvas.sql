-- The canvas that has the draft, to be written anew in place.
ALTER TABLE channel_fixture ADD COLUMN canvas TEXT; -- Slack's id of it
