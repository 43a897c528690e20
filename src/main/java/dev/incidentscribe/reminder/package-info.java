/// When somebody is to be reminded of what, as plain values.
@NullMarked
package dev.incidentscribe.reminder;

import org.jspecify.annotations.NullMarked;
