/// Secrets that were pasted in the heat of an incident: found and taken out of everything before it is written.
@NullMarked
package dev.incidentscribe.redaction;

import org.jspecify.annotations.NullMarked;
