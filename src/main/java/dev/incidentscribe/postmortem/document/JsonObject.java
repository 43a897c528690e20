package dev.incidentscribe.postmortem.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes objects of JSON, with their fields in the order in which they are given.
final class JsonObject {
    private JsonObject() {}

    /// A field of an object; one whose value is null is there all the same.
    record Field(String name, @Nullable Object value) {}

    /// A field of that value; null for an [Optional] that is empty.
    static Field field(String name, Object value) {
        return new Field(name, value instanceof Optional<?> optional ? optional.orElse(null) : value);
    }

    static Map<String, @Nullable Object> object(Field... fields) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (Field field : fields) {
            object.put(field.name(), field.value());
        }
        return object;
    }
}
