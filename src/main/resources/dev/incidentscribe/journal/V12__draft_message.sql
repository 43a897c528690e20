-- The message that has the summary of the draft, to be edited in place.
ALTER TABLE channel_fixture ADD COLUMN draft TEXT; -- Slack's timestamp of it
