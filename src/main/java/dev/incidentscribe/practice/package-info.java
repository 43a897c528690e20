/// A stand-in for Slack on loopback, and the replay of transcripts against the real application.
@NullMarked
package dev.incidentscribe.practice;

import org.jspecify.annotations.NullMarked;
