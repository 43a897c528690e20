package dev.incidentscribe.reminder;

import java.util.List;

/// What somebody is reminded of.
public enum Concern {
    /// Those who wait outside were told nothing for a while.
    STATUS_UPDATE,
    /// Nobody leads the response.
    NO_LEAD,
    /// Nothing was recorded for a while.
    NO_ENTRY,
    /// A follow-up should be done by now.
    FOLLOW_UP;

    /// Those of an incident that goes on.
    public static final List<Concern> WHILE_OPEN = List.of(STATUS_UPDATE, NO_LEAD, NO_ENTRY);
}
