package dev.incidentscribe.access;

import java.util.List;

/// What the permissions say to somebody who wants to do something.
public sealed interface Verdict {
    /// They may.
    record Granted() implements Verdict {}

    /// They may not.
    ///
    /// @param to to whom it is permitted, in the order of the configuration
    record Denied(List<Grantee> to) implements Verdict {
        public Denied {
            to = List.copyOf(to);
        }
    }

    /// It depends on a user group that Slack could not be asked about.
    record Unknown(String group) implements Verdict {}
}
