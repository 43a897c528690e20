/// The timeline of an incident as a picture: phases, turning points, severity and entries over time, as SVG. Pure.
@NullMarked
package dev.incidentscribe.figure;

import org.jspecify.annotations.NullMarked;
