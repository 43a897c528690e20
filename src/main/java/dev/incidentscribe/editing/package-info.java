/// What `/postmortem` does: it shows the document, edits it, compares editions and finds past incidents.
@NullMarked
package dev.incidentscribe.editing;

import org.jspecify.annotations.NullMarked;
