/// The append-only record: events in, incidents out. What stands here is what others see of it.
@NullMarked
package dev.incidentscribe.journal;

import org.jspecify.annotations.NullMarked;
