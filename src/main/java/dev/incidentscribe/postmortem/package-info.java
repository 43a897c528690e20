/// From an incident to its postmortem: composed from the record alone, then rendered for a medium.
@NullMarked
package dev.incidentscribe.postmortem;

import org.jspecify.annotations.NullMarked;
