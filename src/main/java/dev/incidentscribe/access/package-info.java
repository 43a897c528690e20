/// Who may do and read what: the configuration's word, and Slack's on who belongs where.
@NullMarked
package dev.incidentscribe.access;

import org.jspecify.annotations.NullMarked;
