package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.postmortem.document.Fences.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The escaper for Markdown: CommonMark with GitHub's tables.
final class Markdown implements Medium {
    /// What makes structure anywhere in a line. An underscore within a word, a lone `&` and a `#` do not, and stay as
    /// they are, so that the source reads well too.
    private static final Pattern SPECIAL =
            Pattern.compile("[\\\\`*\\[\\]<>|]|~|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|&(?=#?\\w+;)");
    private static final Pattern LINE_START =
            Pattern.compile("(?m)^([ \\t]*)([-+=]|#{1,6}|\\d{1,9}[.)])(?=[ \\t]|[-=+]|$)");
    /// A line break between two lines of a paragraph; an empty line ends the paragraph by itself.
    private static final Pattern HARD_BREAK = Pattern.compile("(?<!\n)[ \\t]*\\n[ \\t]*(?!\n|$)");
    /// Four blanks would make a block of code, so no line of a paragraph begins with any.
    private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t\\p{Zs}]+");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    @Override
    public String line(String text) {
        return unmarked(inert(Wild.tamed(text).replaceAll("\\s+", " ").strip()));
    }

    @Override
    public String inline(String text) {
        String tamed = Wild.tamed(text).strip();
        return Arrays.stream(tamed.split("\\s*\\n\\s*"))
                .map(line -> unmarked(inert(line.replace('\t', ' '))))
                .collect(Collectors.joining("<br>"));
    }

    @Override
    public String block(String text, String reference) {
        List<Piece> pieces = Fences.split(Wild.tamed(text));
        String block = pieces.stream()
                .map(piece -> piece.code() ? code(piece) : paragraphs(piece.text()))
                .collect(Collectors.joining("\n\n"));
        if (reference.isEmpty() || pieces.isEmpty()) {
            return block + reference;
        }
        return block + (pieces.getLast().code() ? "\n\n" : " ") + reference;
    }

    @Override
    public String prose(String markdown) {
        return Prose.markdown(Wild.tamed(markdown));
    }

    @Override
    public String reference(int entry, String address) {
        return "<sub>%s</sub>".formatted(Addresses.isSafe(address) ? target("#" + entry, address) : "#" + entry);
    }

    @Override
    public String link(String label, String address) {
        String shown = line(label.isBlank() ? address : label);
        return Addresses.isSafe(address)
                ? target(shown.isEmpty() || !label.isBlank() ? shown : escape(address), address)
                : label.isBlank() || label.equals(address) ? shown : shown + " " + line(address);
    }

    private static String target(String label, String address) {
        return "[%s](<%s>)".formatted(label, ENTITY.matcher(address).replaceAll("&amp;"));
    }

    private static String paragraphs(String text) {
        String unindented = INDENT.matcher(text).replaceAll("").replace('\t', ' ');
        return HARD_BREAK.matcher(unmarked(inert(unindented))).replaceAll("\\\\\n");
    }

    private static String code(Piece piece) {
        int longest = BACKTICKS
                .matcher(piece.text())
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return "%s\n%s\n%s".formatted(fence, piece.text(), fence);
    }

    private static String unmarked(String escaped) {
        return LINE_START
                .matcher(escaped)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + escapeMarker(match.group(2))));
    }

    private static String inert(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        Matcher url = Addresses.IN_TEXT.matcher(text);
        int from = 0;
        while (url.find()) {
            escaped.append(escape(text.substring(from, url.start())));
            escaped.append('<').append(url.group()).append('>');
            from = url.end();
        }
        return escaped.append(escape(text.substring(from))).toString();
    }

    private static String escape(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    private static String escapeMarker(String marker) {
        int last = marker.length() - 1;
        return marker.substring(0, last) + "\\" + marker.charAt(last);
    }
}
