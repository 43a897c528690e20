/// What people type: the grammar of the commands and of the times in them. Pure; nothing here throws at a person.
@NullMarked
package dev.incidentscribe.command;

import org.jspecify.annotations.NullMarked;
