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
        List<Figures> ofBase = new ArrayList<>();
        List<Figures> ofCompared = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ofBase.add(base.measure(time.dividedBy(ROUNDS)));
            ofCompared.add(compared.measure(time.dividedBy(ROUNDS)));
        }
        return new Rounds(Figures.together(ofBase), Figures.together(ofCompared));
    }
}
