/// HTTP: Slack's endpoint, the health of the process, and what it measures of itself.
@NullMarked
package dev.incidentscribe.web;

import org.jspecify.annotations.NullMarked;
