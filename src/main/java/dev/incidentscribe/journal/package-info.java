/// The append-only record: events in, incidents out. One writer, a few readers, SQLite beneath.
@NullMarked
package dev.incidentscribe.journal;

import org.jspecify.annotations.NullMarked;
