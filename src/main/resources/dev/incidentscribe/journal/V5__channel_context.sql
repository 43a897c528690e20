-- An incident is read without the context of its channel, of which there may be far more than of all the rest.
CREATE INDEX event_without_context ON event (workspace, incident, ordinal) WHERE kind <> 'channelContext';
