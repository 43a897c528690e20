package dev.incidentscribe.practice;

import dev.incidentscribe.practice.Transcript.Act;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a line of a transcript says somebody did. What is not typed stands in round brackets.
final class ActReader {
    private static final String LABEL = "\\{([\\w-]+)\\}";
    private static final Pattern ADDS = Pattern.compile("\\(adds :([\\w+-]+): to " + LABEL + "\\)");
    private static final Pattern TAKES = Pattern.compile("\\(takes :([\\w+-]+): from " + LABEL + "\\)");
    private static final Pattern EDITS = Pattern.compile("(?s)\\(edits " + LABEL + "\\)\\s+(.+)");
    private static final Pattern DELETES = Pattern.compile("\\(deletes " + LABEL + "\\)");
    private static final Pattern SAYS =
            Pattern.compile("(?s)(?:\\(in the thread of " + LABEL + "\\)\\s+)?(?:" + LABEL + "\\s+)?(.+)");

    /// A stage direction, for it speaks of a labelled message, that is none of the above.
    private static final Pattern UNKNOWN = Pattern.compile("\\((?!in the thread of )[^()]*" + LABEL + "[^()]*\\)");

    private ActReader() {}

    /// @throws IllegalArgumentException if nothing was done
    static Act read(String text) {
        if (text.startsWith("/")) {
            return new Act.Command(text);
        }
        Matcher adds = ADDS.matcher(text);
        if (adds.matches()) {
            return new Act.React(adds.group(1), true, adds.group(2));
        }
        Matcher takes = TAKES.matcher(text);
        if (takes.matches()) {
            return new Act.React(takes.group(1), false, takes.group(2));
        }
        Matcher edits = EDITS.matcher(text);
        if (edits.matches()) {
            return new Act.Edit(edits.group(1), edits.group(2));
        }
        Matcher deletes = DELETES.matcher(text);
        if (deletes.matches()) {
            return new Act.Delete(deletes.group(1));
        }
        if (UNKNOWN.matcher(text).lookingAt()) {
            throw new IllegalArgumentException("nobody knows how to do this: " + text);
        }
        Matcher says = SAYS.matcher(text);
        if (!says.matches()) {
            throw new IllegalArgumentException("nothing is said");
        }
        return new Act.Say(says.group(3), Optional.ofNullable(says.group(2)), Optional.ofNullable(says.group(1)));
    }
}
