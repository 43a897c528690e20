/// The command line: one class per sub-command, and the one place where everything is wired together.
@NullMarked
package dev.incidentscribe.cli;

import org.jspecify.annotations.NullMarked;
