/// What people are answered, and what they read in a channel and on the home page. Pure: words from an incident.
@NullMarked
package dev.incidentscribe.answer;

import org.jspecify.annotations.NullMarked;
