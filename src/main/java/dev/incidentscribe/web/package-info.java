/// HTTP: Slack's endpoint and the health of the process.
@NullMarked
package dev.incidentscribe.web;

import org.jspecify.annotations.NullMarked;
