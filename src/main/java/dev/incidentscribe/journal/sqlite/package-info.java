/// The journal in an SQLite file: its writer and readers, the search, backups, what is cleared and erased.
@NullMarked
package dev.incidentscribe.journal.sqlite;

import org.jspecify.annotations.NullMarked;
