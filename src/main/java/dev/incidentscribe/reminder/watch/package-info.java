/// Looks at the clock and sends what is due: reminders in a response, and of follow-ups.
@NullMarked
package dev.incidentscribe.reminder.watch;

import org.jspecify.annotations.NullMarked;
