package dev.incidentscribe.slack;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.SlackRenderer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes text harmless for Slack: a name instead of a mention, and nothing that would ping a channel or a group.
/// Links and our own dates stay what they are.
final class Mrkdwn {
    private static final Pattern PINGING = Pattern.compile("<(?:@|!(?!date\\^))[^<>]*>");

    private Mrkdwn() {}

    static String inert(String stored, Directory directory) {
        return PINGING.matcher(stored)
                .replaceAll(match ->
                        Matcher.quoteReplacement(SlackRenderer.escape(Wording.plain(match.group(), directory))));
    }
}
