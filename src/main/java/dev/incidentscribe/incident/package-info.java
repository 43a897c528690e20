@NullMarked
package dev.incidentscribe.incident;

import org.jspecify.annotations.NullMarked;
