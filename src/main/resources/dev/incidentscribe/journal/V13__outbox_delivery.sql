-- So that the log can be followed from a delivery to what was sent because of it.
ALTER TABLE outbox ADD COLUMN delivery TEXT; -- the id under which the log knows the delivery that it is owed to
