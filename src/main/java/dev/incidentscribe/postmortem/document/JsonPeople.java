package dev.incidentscribe.postmortem.document;

import static dev.incidentscribe.postmortem.document.JsonObject.field;
import static dev.incidentscribe.postmortem.document.JsonObject.object;

import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Term;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// People in JSON: by id and name.
final class JsonPeople {
    private JsonPeople() {}

    static Map<String, @Nullable Object> party(Party party) {
        return object(field("id", party.id()), field("name", party.name()));
    }

    static Map<String, @Nullable Object> role(Term term) {
        return object(
                field("role", term.role()),
                field("user", term.holder().id()),
                field("name", term.holder().name()),
                field("from", term.from().toString()),
                field("to", term.until().map(Instant::toString)),
                field("entries", List.of(term.entry())));
    }
}
