/// Slack's Web API: the client, the credentials, who we are, and text that is safe in a message.
@NullMarked
package dev.incidentscribe.slack.client;

import org.jspecify.annotations.NullMarked;
