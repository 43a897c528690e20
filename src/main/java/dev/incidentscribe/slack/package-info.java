/// Everything Slack: requests in, answers and messages out. The only place, besides the stand-in, that knows Bolt.
@NullMarked
package dev.incidentscribe.slack;

import org.jspecify.annotations.NullMarked;
