package dev.incidentscribe.postmortem.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/// What differs between two documents, line by line, as a unified diff.
public final class Changes {
    private static final int CONTEXT = 1;

    private Changes() {}

    /// The diff; empty if there is no difference.
    ///
    /// @param nameBefore what stands for the earlier document in its head
    public static String between(String nameBefore, String before, String nameAfter, String after) {
        List<String> lines = before.lines().toList();
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(
                        nameBefore,
                        nameAfter,
                        lines,
                        DiffUtils.diff(lines, after.lines().toList()),
                        CONTEXT));
    }
}
