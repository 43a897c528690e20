package dev.incidentscribe.slack.client;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Wording;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes text harmless for Slack: names instead of mentions, nothing that would ping a channel or a group, and no link
/// but to a page or to an address for mail. Links to channels and our own dates stay what they are.
public final class Mrkdwn {
    /// Slack takes 40,000 characters; what is cut off needs a little room.
    private static final int LONGEST = 39_990;

    /// A label that looks like an address could be another one than where the link leads.
    private static final Pattern ANGLED =
            Pattern.compile("(<(?:(?:https?://|mailto:)[^<>|\\s]+(?:\\|(?!\\s*https?:)[^<>]*)?"
                    + "|#C\\w+(?:\\|[^<>]*)?"
                    + "|!date\\^\\d{1,12}\\^[^<>|^]*\\|[^<>]*)>)"
                    + "|<[^<>]*>|<");

    private Mrkdwn() {}

    /// The text as Slack may have it, cut where it is longer than a message can be.
    public static String inert(String stored, Directory directory) {
        String inert = ANGLED.matcher(stored)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null
                                ? Wording.escape(Wording.plain(match.group(), directory))
                                : match.group()));
        return beginning(inert, LONGEST);
    }

    /// The beginning of a long text, with no link and no entity cut in two.
    public static String beginning(String mrkdwn, int most) {
        if (mrkdwn.length() <= most) {
            return mrkdwn;
        }
        int open = mrkdwn.lastIndexOf('<', most - 1);
        int whole = mrkdwn.lastIndexOf('>', most - 1) < open ? open : most;
        int entity = mrkdwn.lastIndexOf('&', whole - 1);
        int end = entity >= 0 && mrkdwn.substring(entity, whole).matches("&\\w{0,3}") ? entity : whole;
        return end == 0 ? "…" : Wording.beginning(mrkdwn, end);
    }
}
