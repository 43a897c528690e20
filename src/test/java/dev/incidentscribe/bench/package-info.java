/// The benchmark: the program as it ships, in a process of its own, beside a baseline in the same run. `./scribe
/// bench`.
@NullMarked
package dev.incidentscribe.bench;

import org.jspecify.annotations.NullMarked;
