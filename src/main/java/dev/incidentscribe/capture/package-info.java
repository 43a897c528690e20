/// What puts messages on the timeline (an emoji, a mention, a form), and what is kept of the talk beside it.
@NullMarked
package dev.incidentscribe.capture;

import org.jspecify.annotations.NullMarked;
