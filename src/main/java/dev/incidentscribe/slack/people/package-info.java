/// Who is who in Slack, and who belongs to which channel.
@NullMarked
package dev.incidentscribe.slack.people;

import org.jspecify.annotations.NullMarked;
