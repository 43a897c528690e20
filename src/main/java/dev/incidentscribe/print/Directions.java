package dev.incidentscribe.print;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/// Splits paragraphs into runs of one direction, by the JDK's own algorithm. The printer lays runs side by side as they
/// come, so what is within a run from right to left, such as its numbers, stays in it, for [Reordering] to put in
/// place.
final class Directions implements BidiSplitter {
    private List<BidiTextRun> runs = List.of();

    @Override
    public void setParagraph(String paragraph, byte direction) {
        var bidi = new Bidi(paragraph, direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        runs = new ArrayList<>();
        int start = 0;
        for (int run = 0; run < bidi.getRunCount(); run++) {
            byte side = side(bidi, run, paragraph);
            if (run + 1 == bidi.getRunCount() || side != side(bidi, run + 1, paragraph)) {
                int end = bidi.getRunLimit(run);
                runs.add(new BidiTextRun(start, end - start, side));
                start = end;
            }
        }
    }

    private static byte side(Bidi bidi, int run, String paragraph) {
        int level = bidi.getRunLevel(run);
        boolean isNumber = level > 0
                && paragraph
                        .substring(bidi.getRunStart(run), bidi.getRunLimit(run))
                        .codePoints()
                        .noneMatch(Character::isLetter);
        return level % 2 == 1 || isNumber ? RTL : LTR;
    }

    @Override
    public int countTextRuns() {
        return runs.size();
    }

    @Override
    public BidiTextRun getVisualRun(int run) {
        return runs.get(run);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        var natural = new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        return natural.baseIsLeftToRight() ? LTR : RTL;
    }
}
