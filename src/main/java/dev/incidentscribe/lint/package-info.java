/// What a careful reviewer would object to in a postmortem: one rule at a time, each saying why it exists. Pure.
@NullMarked
package dev.incidentscribe.lint;

import org.jspecify.annotations.NullMarked;
