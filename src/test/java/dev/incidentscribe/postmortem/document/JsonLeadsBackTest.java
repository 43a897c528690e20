package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.postmortem.Composer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever was recorded, the JSON fits its schema, and each fact leads back to entries that count.
class JsonLeadsBackTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("config/postmortem.schema.json")), InputFormat.JSON);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itFitsAndEachFactNamesItsEntries(long seed) {
        Incident incident = RandomIncident.of(seed);
        Set<Integer> counting = incident.entries().stream()
                .filter(entry -> !entry.removed())
                .map(Entry::number)
                .collect(Collectors.toUnmodifiableSet());

        String json = Documents.shipped().render(Composer.compose(incident, Directory.empty()), Format.JSON);

        JsonNode draft = MAPPER.readTree(json);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(facts(draft))
                .allSatisfy(fact -> assertThat(numbers(fact))
                        .as(fact.toString())
                        .isNotEmpty()
                        .allMatch(counting::contains));
        assertThat(draft.path("timeline")
                        .valueStream()
                        .map(row -> row.path("entry").asInt(0)))
                .allMatch(counting::contains);
        for (String list : List.of("root_causes", "services")) {
            assertThat(draft.path("sources").path(list)).hasSameSizeAs(draft.path(list));
        }
        for (String lessons : List.of("went_well", "went_wrong", "lucky")) {
            assertThat(draft.path("sources").path("lessons").path(lessons))
                    .hasSameSizeAs(draft.path("lessons").path(lessons));
        }
    }

    /// The lists of entries of all facts that the draft has.
    private static List<JsonNode> facts(JsonNode draft) {
        JsonNode sources = draft.path("sources");
        return Stream.of(
                        Stream.of("roles", "links", "severity_changes", "action_items")
                                .flatMap(list -> draft.path(list).valueStream().map(fact -> fact.path("entries"))),
                        draft.path("metrics")
                                .valueStream()
                                .filter(JsonNode::isObject)
                                .map(it -> it.path("entries")),
                        Stream.of(draft.path("impact"))
                                .filter(impact -> impact.path("text").isString())
                                .map(impact -> impact.path("entries")),
                        Stream.of("detection", "trigger", "resolution", "severity")
                                .filter(fact -> draft.path(fact).isString())
                                .map(sources::path),
                        draft.path("milestones")
                                .propertyStream()
                                .filter(milestone -> milestone.getValue().isString())
                                .map(milestone -> sources.path("milestones").path(milestone.getKey())),
                        Stream.of(sources.path("root_causes"), sources.path("services"))
                                .flatMap(JsonNode::valueStream),
                        sources.path("lessons").valueStream().flatMap(JsonNode::valueStream),
                        draft.path("sections")
                                .valueStream()
                                .filter(section -> !section.path("written").asBoolean(false)
                                        && !section.path("texts").isEmpty())
                                .map(section -> section.path("entries")))
                .flatMap(it -> it)
                .toList();
    }

    private static List<Integer> numbers(JsonNode entries) {
        return entries.valueStream().map(JsonNode::asInt).toList();
    }
}
