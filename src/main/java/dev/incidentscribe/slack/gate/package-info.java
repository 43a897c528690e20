/// Where requests come in, over HTTP and over Socket Mode.
@NullMarked
package dev.incidentscribe.slack.gate;

import org.jspecify.annotations.NullMarked;
