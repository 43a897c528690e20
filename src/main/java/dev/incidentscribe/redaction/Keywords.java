package dev.incidentscribe.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// Words that are looked for in many texts and hardly ever found, in whatever case; each for somebody who has a number.
/// However many they are, a text is walked along once: the first three characters of a word tell whether to look
/// closer.
final class Keywords {
    private static final int BEGINNING = 3;
    private static final int KINDS = 8192;
    private static final Keyword[] NONE = {};

    private record Keyword(String word, int owner) {}

    private final Keyword[][] byBeginning = new Keyword[KINDS][];
    private final List<Keyword> brief = new ArrayList<>();

    /// @param words at each place those of the owner with that number, from 0
    Keywords(List<List<String>> words) {
        Arrays.fill(byBeginning, NONE);
        for (int owner = 0; owner < words.size(); owner++) {
            for (String word : words.get(owner)) {
                add(new Keyword(word.toLowerCase(Locale.ROOT), owner));
            }
        }
    }

    private void add(Keyword keyword) {
        if (keyword.word().length() < BEGINNING) {
            brief.add(keyword);
            return;
        }
        int kind = kind(keyword.word(), 0);
        Keyword[] alike = byBeginning[kind];
        byBeginning[kind] = Arrays.copyOf(alike, alike.length + 1);
        byBeginning[kind][alike.length] = keyword;
    }

    /// The numbers of those whose words the text holds.
    ///
    /// @param lower the text in lower case
    BitSet ownersIn(String lower) {
        var owners = new BitSet();
        for (int at = 0; at + BEGINNING <= lower.length(); at++) {
            for (Keyword keyword : byBeginning[kind(lower, at)]) {
                if (lower.startsWith(keyword.word(), at)) {
                    owners.set(keyword.owner());
                }
            }
        }
        for (Keyword keyword : brief) {
            if (lower.contains(keyword.word())) {
                owners.set(keyword.owner());
            }
        }
        return owners;
    }

    private static int kind(String text, int at) {
        return (text.charAt(at) * 961 + text.charAt(at + 1) * 31 + text.charAt(at + 2)) & (KINDS - 1);
    }
}
