package dev.incidentscribe.fuzz;

import dev.incidentscribe.cli.TerminalFuzz;
import dev.incidentscribe.figure.SvgFuzz;
import dev.incidentscribe.postmortem.document.HtmlFuzz;
import dev.incidentscribe.postmortem.document.MarkdownFuzz;
import dev.incidentscribe.slack.client.MrkdwnFuzz;

/// The escapers of all media, each with the same text.
public final class EscapersFuzz {
    private EscapersFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        MarkdownFuzz.fuzzerTestOneInput(data);
        HtmlFuzz.fuzzerTestOneInput(data);
        SvgFuzz.fuzzerTestOneInput(data);
        MrkdwnFuzz.fuzzerTestOneInput(data);
        TerminalFuzz.fuzzerTestOneInput(data);
    }
}
