/// The letters that come with the program, so that a picture and a PDF look the same everywhere.
@NullMarked
package dev.incidentscribe.typeface;

import org.jspecify.annotations.NullMarked;
