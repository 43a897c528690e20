package dev.incidentscribe.slack.form;

import java.util.ArrayList;
import java.util.List;

/// A text in parts that fit a field of a form each, cut where it hurts least.
///
/// @param joints what stood between one part and the next
record Parts(List<String> texts, List<String> joints) {
    private static final List<String> CUTS = List.of("\n\n", "\n", " ");

    Parts {
        texts = List.copyOf(texts);
        joints = List.copyOf(joints);
    }

    static Parts of(String text) {
        var texts = new ArrayList<String>();
        var joints = new ArrayList<String>();
        String rest = text;
        while (!Inputs.fits(rest)) {
            String left = rest;
            String cut = CUTS.stream()
                    .filter(it -> left.lastIndexOf(it, Inputs.LONGEST_TEXT) > 0)
                    .findFirst()
                    .orElse("");
            int end = cut.isEmpty() ? whole(rest) : rest.lastIndexOf(cut, Inputs.LONGEST_TEXT);
            texts.add(rest.substring(0, end));
            joints.add(cut);
            rest = rest.substring(end + cut.length());
        }
        texts.add(rest);
        return new Parts(texts, joints);
    }

    /// With one more, empty part if the last has less room than that.
    Parts withRoom(int characters) {
        if (texts.getLast().length() + characters <= Inputs.LONGEST_TEXT) {
            return this;
        }
        var more = new ArrayList<>(texts);
        more.add("");
        var joined = new ArrayList<>(joints);
        joined.add("\n\n");
        return new Parts(more, joined);
    }

    private static int whole(String text) {
        return Character.isHighSurrogate(text.charAt(Inputs.LONGEST_TEXT - 1))
                ? Inputs.LONGEST_TEXT - 1
                : Inputs.LONGEST_TEXT;
    }
}
