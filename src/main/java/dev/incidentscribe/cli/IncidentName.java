package dev.incidentscribe.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an incident as people type it behind a command: `INC-3`, `inc-3` or `3`.
final class IncidentName {
    private static final Pattern NAME = Pattern.compile("(?i)(?:INC-)?(\\d{1,9})");

    private IncidentName() {}

    /// Its number.
    ///
    /// @throws UsageException if it is no such name
    static int number(String typed) {
        Matcher name = NAME.matcher(typed);
        if (!name.matches()) {
            throw new UsageException("“%s” names no incident; write INC-3".formatted(Terminal.line(typed)));
        }
        return Integer.parseInt(name.group(1));
    }
}
