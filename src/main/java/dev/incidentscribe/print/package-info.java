/// Drafts on paper: PDF from HTML.
@NullMarked
package dev.incidentscribe.print;

import org.jspecify.annotations.NullMarked;
