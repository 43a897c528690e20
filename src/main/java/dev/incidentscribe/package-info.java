/// The application itself: what a command means for an incident, and what the person is answered.
@NullMarked
package dev.incidentscribe;

import org.jspecify.annotations.NullMarked;
