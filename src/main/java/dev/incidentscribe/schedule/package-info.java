/// Work that comes round again and again.
@NullMarked
package dev.incidentscribe.schedule;

import org.jspecify.annotations.NullMarked;
