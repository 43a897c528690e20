/// What Slack is owed, taken from the outbox until Slack has it: posts, files, channels, the status, the home page.
@NullMarked
package dev.incidentscribe.slack.outbox;

import org.jspecify.annotations.NullMarked;
