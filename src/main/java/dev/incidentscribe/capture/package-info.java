/// What messages, emoji and mentions put on the timeline, and what is kept of the talk beside it.
@NullMarked
package dev.incidentscribe.capture;

import org.jspecify.annotations.NullMarked;
