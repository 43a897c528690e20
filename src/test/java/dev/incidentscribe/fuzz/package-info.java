/// Runs the fuzzer on whatever reads, hides or shows what strangers send. The targets, named `…Fuzz`, stand beside what
/// they try.
@NullMarked
package dev.incidentscribe.fuzz;

import org.jspecify.annotations.NullMarked;
