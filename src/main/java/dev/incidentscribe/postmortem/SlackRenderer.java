package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Paper.Written;
import dev.incidentscribe.postmortem.Postmortem.Sentence;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.List;
import java.util.stream.Collectors;

/// Renders the short form of a postmortem in Slack's mrkdwn.
public final class SlackRenderer {
    private static final int LONGEST = 2_500;

    private SlackRenderer() {}

    /// The head, the summary, and what is still missing.
    public static String summary(Postmortem postmortem) {
        return """
                *%s*
                Duration: %s · Timeline: %d entries · Follow-ups: %d · Still missing: %d

                %s""".formatted(
                        Wording.escape(title(postmortem)),
                        duration(postmortem),
                        postmortem.timeline().size(),
                        postmortem.actions().size(),
                        postmortem.gaps().size(),
                        words(postmortem));
    }

    /// What it is of, and how far it is, as plain text.
    public static String title(Postmortem postmortem) {
        String of = postmortem.incident()
                + postmortem.severityInWords().map(" (%s)"::formatted).orElse("");
        return switch (postmortem.document().stage()) {
            case DRAFT -> "Postmortem draft of %s: %s".formatted(of, postmortem.title());
            case IN_REVIEW -> "Postmortem of %s, in review: %s".formatted(of, postmortem.title());
            case PUBLISHED ->
                "Postmortem of %s, published, version %d: %s"
                        .formatted(of, postmortem.document().versions().size(), postmortem.title());
        };
    }

    /// What one looks for first, a label and a value each.
    public static List<String> facts(Postmortem postmortem) {
        return List.of(
                fact("Severity", postmortem.severityInWords().orElse("not recorded")),
                fact("Duration", duration(postmortem)),
                fact("Timeline", entries(postmortem.timeline().size())),
                fact("Follow-ups", Integer.toString(postmortem.actions().size())),
                fact("Still missing", Integer.toString(postmortem.gaps().size())),
                fact("Document", postmortem.document().stage().label()));
    }

    private static String entries(int count) {
        return count == 1 ? "1 entry" : count + " entries";
    }

    /// The summary alone, as somebody wrote it, else as composed, each part on a line.
    public static String words(Postmortem postmortem) {
        String summary = postmortem
                .written(Section.SUMMARY)
                .map(Written::plain)
                .or(() -> postmortem.givenSummary().map(Statement::text))
                .orElseGet(
                        () -> postmortem.composed().stream().map(Sentence::text).collect(Collectors.joining("\n")));
        return Wording.escape(Wording.beginning(summary, LONGEST));
    }

    private static String duration(Postmortem postmortem) {
        return postmortem.duration().map(TimeFormat::span).orElse("not recorded");
    }

    private static String fact(String label, String value) {
        return "*%s*\n%s".formatted(label, Wording.escape(value));
    }
}
