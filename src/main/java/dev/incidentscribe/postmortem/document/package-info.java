/// Drafts as documents: Markdown and HTML from templates, JSON for programs.
@NullMarked
package dev.incidentscribe.postmortem.document;

import org.jspecify.annotations.NullMarked;
