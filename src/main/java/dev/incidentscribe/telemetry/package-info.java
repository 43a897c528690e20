/// What the rooms tell of their work, for whoever operates the scribe.
@NullMarked
package dev.incidentscribe.telemetry;

import org.jspecify.annotations.NullMarked;
