package dev.incidentscribe.bench;

import java.util.ArrayList;
import java.util.List;

/// What was measured, in the order of measuring.
final class Results {
    private final List<Result> all = new ArrayList<>();

    /// @param atOnce how many connections or typists there were
    record Result(String what, int atOnce, Figures figures) {}

    void add(String what, int atOnce, Figures figures) {
        all.add(new Result(what, atOnce, figures));
    }

    List<Result> all() {
        return List.copyOf(all);
    }

    Figures of(String what, int atOnce) {
        return all.stream()
                .filter(result -> result.what().equals(what) && result.atOnce() == atOnce)
                .findFirst()
                .orElseThrow()
                .figures();
    }
}
