package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.Moved;
import dev.incidentscribe.incident.IncidentEvent.OwnerNamed;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Revised;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.SectionReset;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.StageReached;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.TakenBack;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.sqlite.EventCodec.Body;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What an event says without a person's words and name. Pure.
final class Forgetting {
    /// Leads nowhere, by definition.
    private static final String NOWHERE = "https://erased.invalid/";

    private final EventCodec codec;
    private final String user;
    private final Pattern label;

    Forgetting(EventCodec codec, String user) {
        this.codec = codec;
        this.user = user;
        this.label = Pattern.compile("<@" + Pattern.quote(user) + "\\|[^<>]*>");
    }

    /// An event of that person without their words. What it says of the incident stays.
    JsonNode words(Body<?> body) {
        var origin = body.origin().map(it -> new Origin(it.channel(), it.ts(), Optional.empty()));
        return name(codec.tree(new Body<>(Wording.ERASED_PERSON, origin, words(body.event()), body.channel())));
    }

    private static IncidentEvent words(IncidentEvent event) {
        return switch (event) {
            case ServicesAffected _ -> new ServicesAffected(List.of(Wording.ERASED));
            case LinkAdded _ -> new LinkAdded(NOWHERE, Wording.ERASED);
            case ChannelContext it -> new ChannelContext(it.kind(), Wording.ERASED, it.thread());
            case Statement it -> words(it);
            case StageReached it -> it;
            case OwnerNamed it -> it;
            case SectionWritten it -> new SectionWritten(it.section(), Wording.ERASED);
            case SectionReset it -> it;
            case Reworded it -> new Reworded(it.entry(), Wording.ERASED);
            case Revised it -> new Revised(it.entry(), it.as().withText(Wording.ERASED));
            case Removed it -> new Removed(it.entry(), Wording.ERASED);
            case Moved it -> it;
            case Retimed it -> it;
            case Restored it -> it;
            case TakenBack it -> it;
        };
    }

    private static Statement words(Statement statement) {
        return statement.text().isBlank() ? statement : statement.withText(Wording.ERASED);
    }

    /// What somebody else said, without the name that Slack put beside the person's id.
    JsonNode name(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.properties().forEach(it -> copy.set(it.getKey(), name(it.getValue())));
                if (object.path("id").asString("").equals(user) && object.has("name")) {
                    copy.put("name", user);
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(it -> copy.add(name(it)));
                yield copy;
            }
            case StringNode text
            when text.asString().contains(user) ->
                StringNode.valueOf(label.matcher(text.asString()).replaceAll("<@" + user + ">"));
            default -> node;
        };
    }
}
