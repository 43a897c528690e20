/// The forms as Slack's modals.
@NullMarked
package dev.incidentscribe.slack.form;

import org.jspecify.annotations.NullMarked;
