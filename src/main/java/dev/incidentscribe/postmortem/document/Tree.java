package dev.incidentscribe.postmortem.document;

import java.util.LinkedHashMap;
import java.util.Map;

/// Makes the maps that templates take.
final class Tree {
    private Tree() {}

    /// A map of the keys and values given in turn.
    static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
