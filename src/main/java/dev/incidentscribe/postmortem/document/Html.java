package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.postmortem.document.Fences.Piece;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/// The escaper for HTML. Elements that hold what people typed say `dir="auto"`, so that each text runs in its own
/// direction.
final class Html implements Medium {
    private static final String PARAGRAPH_END = "</p>";

    @Override
    public String line(String text) {
        return escape(Wild.tamed(text).replaceAll("\\s+", " ").strip());
    }

    @Override
    public String inline(String text) {
        return Fences.split(Wild.tamed(text)).stream()
                .map(piece -> piece.code() ? "<code>%s</code>".formatted(escape(piece.text())) : lines(piece.text()))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String block(String text, String reference) {
        String block = Fences.split(Wild.tamed(text)).stream().map(Html::block).collect(Collectors.joining("\n"));
        if (reference.isEmpty()) {
            return block;
        }
        return block.endsWith(PARAGRAPH_END)
                ? block.substring(0, block.length() - PARAGRAPH_END.length()) + "&nbsp;" + reference + PARAGRAPH_END
                : block + "<p>" + reference + PARAGRAPH_END;
    }

    @Override
    public String prose(String markdown) {
        return "<div dir=\"auto\">\n%s</div>".formatted(Prose.html(Wild.tamed(markdown)));
    }

    @Override
    public String reference(int entry, String address) {
        String inPage = "<a class=\"ref\" dir=\"ltr\" href=\"#e%d\">#%d</a>".formatted(entry, entry);
        return Addresses.isSafe(address)
                ? inPage
                        + "<a class=\"ref\" href=\"%s\" title=\"The message in Slack\" aria-label=\"Entry %d in Slack\">↗</a>"
                                .formatted(escape(address), entry)
                : inPage;
    }

    @Override
    public String link(String label, String address) {
        String shown = line(label.isBlank() ? address : label);
        return Addresses.isSafe(address)
                ? "<a href=\"%s\" dir=\"auto\">%s</a>".formatted(escape(address), shown)
                : "<bdi>%s</bdi>"
                        .formatted(label.isBlank() || label.equals(address) ? shown : shown + " " + line(address));
    }

    private static String block(Piece piece) {
        return piece.code()
                ? "<pre dir=\"ltr\"><code>%s</code></pre>".formatted(escape(piece.text()))
                : Arrays.stream(piece.text().split("\\n\\s*\\n"))
                        .map(paragraph -> "<p dir=\"auto\">%s</p>".formatted(lines(paragraph.strip())))
                        .collect(Collectors.joining("\n"));
    }

    private static String lines(String text) {
        return linked(text, it -> escape(it).replace("\n", "<br>"));
    }

    private static String linked(String text, UnaryOperator<String> other) {
        var html = new StringBuilder(text.length() + 32);
        Matcher url = Addresses.IN_TEXT.matcher(text);
        int from = 0;
        while (url.find()) {
            String address = escape(url.group());
            html.append(other.apply(text.substring(from, url.start())))
                    .append("<a href=\"%s\">%s</a>".formatted(address, address));
            from = url.end();
        }
        return html.append(other.apply(text.substring(from))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
