package dev.incidentscribe.redaction;

/// Which runs of three characters a text holds, roughly: what it says is not there is not; what may be there has to be
/// looked for. Of several hundred keywords it leaves a handful to look for in a text.
final class Trigrams {
    private static final int LENGTH = 3;
    private static final int KINDS = 4096;
    private static final int ANY = -1;

    private final long[] present = new long[KINDS / Long.SIZE];

    Trigrams(String text) {
        for (int at = 0; at + LENGTH <= text.length(); at++) {
            int kind = kind(text, at);
            present[kind / Long.SIZE] |= 1L << kind;
        }
    }

    /// The kind of run that a word begins with, for [#mayHold].
    static int beginning(String word) {
        return word.length() < LENGTH ? ANY : kind(word, 0);
    }

    /// Whether a word that begins with such a run may be in the text.
    boolean mayHold(int beginning) {
        return beginning == ANY || (present[beginning / Long.SIZE] & 1L << beginning) != 0;
    }

    private static int kind(String text, int at) {
        return (text.charAt(at) * 961 + text.charAt(at + 1) * 31 + text.charAt(at + 2)) & KINDS - 1;
    }
}
