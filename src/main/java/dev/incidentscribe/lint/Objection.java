package dev.incidentscribe.lint;

import dev.incidentscribe.postmortem.Finding.Where;

/// What a check found.
///
/// @param message what is wrong there
/// @param command what to type to mend it
record Objection(Where where, String message, String command) {}
