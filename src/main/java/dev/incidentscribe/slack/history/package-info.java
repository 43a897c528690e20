/// What stands in a channel: messages, and what was missed while nobody listened.
@NullMarked
package dev.incidentscribe.slack.history;

import org.jspecify.annotations.NullMarked;
