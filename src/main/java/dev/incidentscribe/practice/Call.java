package dev.incidentscribe.practice;

import io.javalin.http.Context;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A call of Slack's Web API.
record Call(Context context) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /// Its name: `chat.postMessage`.
    String method() {
        return context.pathParam("method");
    }

    /// What was given for a parameter; empty if it was not.
    Optional<String> optional(String parameter) {
        return Optional.ofNullable(context.formParam(parameter));
    }

    /// The same, as an empty text if it was not given.
    String text(String parameter) {
        return optional(parameter).orElse("");
    }

    /// The JSON in a parameter; a missing node if there is none.
    JsonNode json(String parameter) {
        String json = text(parameter);
        return json.isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(json);
    }
}
