package dev.incidentscribe.postmortem;

import java.util.regex.Pattern;

/// Takes the marks of Markdown out of what people wrote, for where there is no Markdown. What only looks like a mark
/// stays. A section is as long as somebody likes, so no expression here goes back over what it has read.
final class Unmarked {
    private static final Pattern LINK =
            Pattern.compile("!?\\[([^\\[\\]\\n]*+)]\\((?:[^()\\s]++|\\([^()\\s]*+\\))*+\\)");
    private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*(?:```|~~~).*$");
    private static final Pattern ITEM = Pattern.compile("(?m)^[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]+");
    private static final Pattern START = Pattern.compile("(?m)^[ \\t]*(?:>[ \\t]?|#{1,6}[ \\t]+)++");
    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)([^*_\\n]+?)(?<=\\S)\\1");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\p{L}\\p{N}\\\\*_])([*_])(?=\\S)([^*_\\n]+?)(?<=\\S)\\1(?![\\p{L}\\p{N}*_])");
    private static final Pattern CODE = Pattern.compile("(?<!`)`++([^`\\n]++)`++");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([!-/:-@\\[-`{-~])");

    private Unmarked() {}

    static String text(String markdown) {
        String lines = START.matcher(FENCE.matcher(markdown).replaceAll("")).replaceAll("");
        String items = ITEM.matcher(LINK.matcher(lines).replaceAll("$1")).replaceAll("• ");
        String plain = EMPHASIS.matcher(STRONG.matcher(items).replaceAll("$2")).replaceAll("$2");
        return ESCAPED.matcher(CODE.matcher(plain).replaceAll("$1"))
                .replaceAll("$1")
                .strip();
    }
}
