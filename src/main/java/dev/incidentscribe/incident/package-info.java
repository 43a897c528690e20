/// The words of the field as types, and what is derived from an incident's events. Pure: no clock, no I/O, no library.
@NullMarked
package dev.incidentscribe.incident;

import org.jspecify.annotations.NullMarked;
