package dev.incidentscribe.figure;

/// The measures of a drawing, in its own units.
///
/// @param name the class of its group
/// @param gutter the width of the column that names the rows
/// @param text the size of most texts
/// @param small the size of texts on the axis
/// @param band the height of the band of phases
/// @param lane the height of a lane of entries
/// @param lanes whether each kind of entries has a lane of its own
/// @param ticks how many times the axis names at most
record Layout(
        String name,
        double width,
        double gutter,
        double text,
        double small,
        double band,
        double lane,
        boolean lanes,
        int ticks) {
    /// For a page, a screen, a sheet of paper.
    static final Layout WIDE = new Layout("wide", 960, 112, 15, 13, 36, 17, true, 9);
    /// For a phone: the same in fewer rows and larger letters.
    static final Layout NARROW = new Layout("narrow", 470, 14, 16, 14, 24, 15, false, 5);

    private static final double LETTER = 0.56;
    private static final double MARGIN = 14;
    /// How many lanes high everything is that grows with a lane.
    private static final double LANES = 5.5;

    /// The same, made higher by so much: first the lanes, then the band.
    Layout stretched(double by) {
        double more = Math.clamp(by * 0.75 / LANES, 0, 26);
        return new Layout(
                name,
                width,
                gutter,
                text,
                small,
                band + Math.clamp(by - more * LANES, 0, 36),
                lane + more,
                lanes,
                ticks);
    }

    double left() {
        return gutter;
    }

    double right() {
        return width - MARGIN;
    }

    /// Where that share of the time lies that is drawn.
    double x(double share) {
        return left() + share * (right() - left());
    }

    /// How high the steps of the severity are.
    double steps() {
        return lanes ? lane * 1.5 : 10;
    }

    /// About how wide a text will be. Fonts differ, so it is rather too much.
    double width(String words, double size) {
        return words.codePointCount(0, words.length()) * size * LETTER;
    }

    double row() {
        return text * 1.3;
    }
}
