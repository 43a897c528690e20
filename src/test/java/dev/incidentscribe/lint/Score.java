package dev.incidentscribe.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// How well a rule does on a table of sentences.
///
/// @param sentences how many there were
/// @param hits how many it rightly objected to
/// @param falseAlarms what it wrongly objected to
/// @param missed what it wrongly let pass
record Score(int sentences, int hits, List<String> falseAlarms, List<String> missed) {

    /// The score of a rule that objects to what `found` says.
    static Score of(List<Sentence> sentences, Predicate<String> found) {
        int hits = 0;
        var falseAlarms = new ArrayList<String>();
        var missed = new ArrayList<String>();
        for (Sentence sentence : sentences) {
            boolean flagged = found.test(sentence.told());
            if (flagged && sentence.wrong()) {
                hits++;
            } else if (flagged) {
                falseAlarms.add(sentence.told());
            } else if (sentence.wrong()) {
                missed.add(sentence.told());
            }
        }
        return new Score(sentences.size(), hits, List.copyOf(falseAlarms), List.copyOf(missed));
    }

    /// What share of its objections was right, from 0 to 1.
    double precision() {
        return hits == 0 ? 0 : (double) hits / (hits + falseAlarms.size());
    }

    /// What share of what was wrong it found, from 0 to 1.
    double recall() {
        return hits == 0 ? 0 : (double) hits / (hits + missed.size());
    }

    /// One line, and below it each error if they are asked for by the property `lint.details`.
    String report(String name) {
        var report = new StringBuilder(String.format(
                Locale.ROOT,
                "%-34s %3d sentences  precision %.3f  recall %.3f",
                name,
                sentences,
                precision(),
                recall()));
        if (Boolean.getBoolean("lint.details")) {
            falseAlarms.forEach(it -> report.append("\n    false alarm: ").append(it));
            missed.forEach(it -> report.append("\n    missed:      ").append(it));
        }
        return report.toString();
    }
}
