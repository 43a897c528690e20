-- The context whose words are still there, the oldest first, so that what was kept long enough is found at once.
CREATE INDEX event_context_by_age ON event (recorded_at) WHERE kind = 'channelContext' AND body IS NOT NULL;
