package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Postmortem.Written;

/// Renders the short form of a postmortem in Slack's mrkdwn.
public final class SlackRenderer {
    private static final int LONGEST = 2_500;

    private SlackRenderer() {}

    /// The head, the summary, and what is still missing.
    public static String summary(Postmortem postmortem) {
        return """
                *Postmortem draft of %s%s: %s*
                Duration: %s · Timeline: %d entries · Follow-ups: %d · Still missing: %d

                %s""".formatted(
                postmortem.incident(),
                postmortem
                        .severity()
                        .map(Severity::label)
                        .map(" (%s)"::formatted)
                        .orElse(""),
                escape(postmortem.title()),
                postmortem.duration().map(TimeFormat::span).orElse("not recorded"),
                postmortem.timeline().size(),
                postmortem.actions().size(),
                postmortem.gaps().size(),
                escape(Wording.beginning(
                        postmortem.written(Section.SUMMARY).map(Written::plain).orElseGet(postmortem::summary),
                        LONGEST)));
    }

    /// The three characters that Slack wants escaped, and no others.
    public static String escape(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
