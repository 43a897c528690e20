package dev.incidentscribe.figure;

import java.util.Locale;

/// Writes SVG elements. What people typed gets into the document through [#escape] alone.
final class Svg implements Canvas {
    private final StringBuilder out = new StringBuilder();

    /// An element without content; attributes as they stand in the document, texts of people escaped by the caller.
    Svg element(String name, String attributes) {
        out.append('<').append(name).append(' ').append(attributes).append("/>\n");
        return this;
    }

    Svg open(String name, String attributes) {
        out.append('<')
                .append(name)
                .append(attributes.isEmpty() ? "" : " ")
                .append(attributes)
                .append(">\n");
        return this;
    }

    Svg close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    @Override
    public void rectangle(String style, double x, double y, double width, double height) {
        element(
                "rect",
                "class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                        .formatted(style, number(x), number(y), number(width), number(height)));
    }

    @Override
    public void line(String style, double x1, double y1, double x2, double y2) {
        element(
                "line",
                "class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\""
                        .formatted(style, number(x1), number(y1), number(x2), number(y2)));
    }

    @Override
    public void text(String style, double x, double y, double size, String anchor, String text) {
        out.append("<text class=\"%s\" x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(style, number(x), number(y), number(size), anchor, escape(text)));
    }

    /// An element with nothing but text.
    Svg content(String name, String attributes, String text) {
        out.append("<%s %s>%s</%s>\n".formatted(name, attributes, escape(text), name));
        return this;
    }

    /// Rules of our own, which need no escaping.
    Svg style(String css) {
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    Svg append(String elements) {
        out.append(elements);
        return this;
    }

    /// Text as XML wants it; characters that XML does not allow are left out.
    static String escape(String plain) {
        var escaped = new StringBuilder(plain.length());
        plain.codePoints().filter(Svg::isAllowed).forEach(it -> {
            switch (it) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(it);
            }
        });
        return escaped.toString();
    }

    static String number(double value) {
        String written = String.format(Locale.ROOT, "%.1f", value);
        return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static boolean isAllowed(int character) {
        boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
        boolean noCharacter = (character & 0xFFFE) == 0xFFFE;
        boolean control = character < 0x20 || (character >= 0x7F && character <= 0x9F);
        return character == '\n' || character == '\t' || !(surrogate || noCharacter || control);
    }
}
