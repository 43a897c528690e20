package dev.incidentscribe.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures a baseline and what is compared with it by turns, so that whatever else the machine does meanwhile touches
/// both alike.
record Rounds(Figures base, Figures compared) {
    private static final int ROUNDS = 4;

    /// One round of measuring.
    interface Measuring {
        Figures measure(Duration time) throws Exception;
    }

    /// @param time how long each is measured in all
    static Rounds measure(Duration time, Measuring base, Measuring compared) throws Exception {
        List<Figures> both = byTurns(time, List.of(base, compared));
        return new Rounds(both.getFirst(), both.getLast());
    }

    /// The figures of each, in their order.
    ///
    /// @param time how long each is measured in all
    static List<Figures> byTurns(Duration time, List<Measuring> all) throws Exception {
        List<List<Figures>> figures =
                all.stream().<List<Figures>>map(_ -> new ArrayList<>()).toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int each = 0; each < all.size(); each++) {
                figures.get(each).add(all.get(each).measure(time.dividedBy(ROUNDS)));
            }
        }
        return figures.stream().map(Figures::together).toList();
    }
}
