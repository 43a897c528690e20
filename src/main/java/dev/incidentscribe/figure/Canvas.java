package dev.incidentscribe.figure;

/// What a drawing is made on, with everything that is in one: rectangles, lines, and texts. A style is a name of the
/// [Palette].
interface Canvas {
    void rectangle(String style, double x, double y, double width, double height);

    void line(String style, double x1, double y1, double x2, double y2);

    /// One line of text on its baseline.
    ///
    /// @param anchor where x is within the text: `start`, `middle` or `end`
    void text(String style, double x, double y, double size, String anchor, String text);
}
