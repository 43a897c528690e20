/// The forms: their fields, what is already in them, and what is recorded of what people fill in.
@NullMarked
package dev.incidentscribe.form;

import org.jspecify.annotations.NullMarked;
