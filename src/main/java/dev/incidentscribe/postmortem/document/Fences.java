package dev.incidentscribe.postmortem.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a text apart where blocks of code stand between three backticks, as Slack writes them.
final class Fences {
    private static final Pattern FENCED = Pattern.compile("```(.*?)(?:```|\\z)", Pattern.DOTALL);

    private Fences() {}

    /// A piece of a text.
    ///
    /// @param text without the backticks
    record Piece(boolean code, String text) {}

    /// Its pieces in order, without blank ones.
    static List<Piece> split(String text) {
        var pieces = new ArrayList<Piece>();
        Matcher fenced = FENCED.matcher(text);
        int from = 0;
        while (fenced.find()) {
            pieces.add(new Piece(false, text.substring(from, fenced.start()).strip()));
            pieces.add(new Piece(true, withoutEdges(fenced.group(1))));
            from = fenced.end();
        }
        pieces.add(new Piece(false, text.substring(from).strip()));
        return pieces.stream().filter(piece -> !piece.text().isBlank()).toList();
    }

    /// Whether there is a block of code in it.
    static boolean in(String text) {
        return text.contains("```");
    }

    /// The indentation of the first line is part of the code; the line break before it is not.
    private static String withoutEdges(String code) {
        return code.replaceFirst("\\A[ \\t]*\\n", "").stripTrailing();
    }
}
