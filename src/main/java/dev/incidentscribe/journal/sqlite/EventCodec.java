package dev.incidentscribe.journal.sqlite;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.ActionEnded;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Moved;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.OwnerNamed;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Revised;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.SectionReset;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.StageReached;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.IncidentEvent.TakenBack;
import dev.incidentscribe.incident.IncidentEvent.ZoneChosen;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Reply;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes events as JSON and reads them back. The names of the kinds are part of the file format and never change.
final class EventCodec {
    static final Map<Class<? extends IncidentEvent>, String> KINDS = Map.ofEntries(
            Map.entry(Opened.class, "opened"),
            Map.entry(Moved.class, "moved"),
            Map.entry(Noted.class, "noted"),
            Map.entry(MilestoneReached.class, "milestoneReached"),
            Map.entry(StatusChanged.class, "statusChanged"),
            Map.entry(SeverityChanged.class, "severityChanged"),
            Map.entry(RoleTaken.class, "roleTaken"),
            Map.entry(FactStated.class, "factStated"),
            Map.entry(ServicesAffected.class, "servicesAffected"),
            Map.entry(LinkAdded.class, "linkAdded"),
            Map.entry(ZoneChosen.class, "zoneChosen"),
            Map.entry(ActionAdded.class, "actionAdded"),
            Map.entry(ActionEnded.class, "actionEnded"),
            Map.entry(LessonLearned.class, "lessonLearned"),
            Map.entry(Closed.class, "closed"),
            Map.entry(Reopened.class, "reopened"),
            Map.entry(Cancelled.class, "cancelled"),
            Map.entry(Revised.class, "revised"),
            Map.entry(Reworded.class, "reworded"),
            Map.entry(Retimed.class, "retimed"),
            Map.entry(Removed.class, "removed"),
            Map.entry(Restored.class, "restored"),
            Map.entry(TakenBack.class, "takenBack"),
            Map.entry(StageReached.class, "stageReached"),
            Map.entry(OwnerNamed.class, "ownerNamed"),
            Map.entry(SectionWritten.class, "sectionWritten"),
            Map.entry(SectionReset.class, "sectionReset"),
            Map.entry(ChannelContext.class, "channelContext"));

    private static final Map<String, Class<? extends IncidentEvent>> CLASSES =
            KINDS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    /// The answer to a mention.
    static final String ANSWER = "answer";

    static final Map<Class<? extends Outbound>, String> OUTBOUND = Map.ofEntries(
            Map.entry(Outbound.DraftSummary.class, "draftSummary"),
            Map.entry(Outbound.DraftFile.class, "draftFile"),
            Map.entry(Outbound.DraftPicture.class, "draftPicture"),
            Map.entry(Outbound.Handover.class, "handover"),
            Map.entry(Outbound.Answer.class, ANSWER),
            Map.entry(Outbound.Replace.class, "replace"),
            Map.entry(Outbound.Reminder.class, "reminder"),
            Map.entry(Outbound.FollowUpsDue.class, "followUpsDue"),
            Map.entry(Outbound.Home.class, "home"),
            Map.entry(Outbound.Look.class, "look"),
            Map.entry(Outbound.Permalink.class, "permalink"),
            Map.entry(Outbound.NewChannel.class, "newChannel"),
            Map.entry(Outbound.Status.class, "status"),
            Map.entry(Outbound.Bookmark.class, "bookmark"),
            Map.entry(Outbound.Canvas.class, "canvas"),
            Map.entry(Outbound.DraftStage.class, "draftStage"),
            Map.entry(Outbound.Notice.class, "notice"),
            Map.entry(Outbound.Tell.class, "tell"));

    private final JsonMapper mapper = JsonMapper.builder()
            // Only the components of the records: isUnnamed() is no property.
            .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
            .build();
    /// Each made when it is first needed; to make them all is a tenth of the start.
    private final Map<String, ObjectReader> readers = new ConcurrentHashMap<>();

    /// What the body of a row holds.
    ///
    /// @param name the author's name, as far as it was known
    /// @param channel which the incident was opened in, on its first event; journals of older versions lack it
    record Body<E extends IncidentEvent>(
            String name,
            Optional<Origin> origin,
            E event,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> channel) {}

    /// The name of a kind in the file. Spelled out, so that renaming a class cannot change it.
    static String kind(IncidentEvent event) {
        return Objects.requireNonNull(KINDS.get(event.getClass()), () -> "no name for " + event.getClass());
    }

    byte[] write(Body<?> body) {
        return mapper.writeValueAsBytes(body);
    }

    /// Reads the body of an event of that kind.
    ///
    /// @throws JournalUnavailable if a newer version wrote a kind that this one does not know
    Body<?> read(String kind, byte[] json) {
        return readers.computeIfAbsent(kind, this::reader).readValue(json);
    }

    private ObjectReader reader(String kind) {
        Class<? extends IncidentEvent> type = CLASSES.get(kind);
        if (type == null) {
            throw new JournalUnavailable("reading an event of the unknown kind " + kind + ": a newer version wrote it");
        }
        return mapper.readerFor(mapper.getTypeFactory().constructParametricType(Body.class, type));
    }

    /// The JSON of a body as a tree.
    JsonNode tree(byte[] json) {
        return mapper.readTree(json);
    }

    JsonNode tree(Body<?> body) {
        return mapper.valueToTree(body);
    }

    byte[] write(JsonNode tree) {
        return mapper.writeValueAsBytes(tree);
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    byte[] write(Reply reply) {
        return mapper.writeValueAsBytes(reply);
    }

    static String kind(Outbound outbound) {
        return Objects.requireNonNull(OUTBOUND.get(outbound.getClass()), () -> "no name for " + outbound.getClass());
    }

    byte[] write(Outbound outbound) {
        return mapper.writeValueAsBytes(outbound);
    }

    Outbound readOutbound(String kind, byte[] json) {
        return OUTBOUND.entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .findFirst()
                .map(entry -> (Outbound) mapper.readValue(json, entry.getKey()))
                .orElseThrow(() -> new JournalUnavailable("reading what is to be sent, of the unknown kind " + kind));
    }

    Reply readReply(byte[] json) {
        return mapper.readValue(json, Reply.class);
    }
}
