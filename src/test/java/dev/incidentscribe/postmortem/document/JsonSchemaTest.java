package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The JSON is what the published schema says.
class JsonSchemaTest {
    private static final Path SCHEMA = Path.of("config/postmortem.schema.json");
    private static final Path GOLDEN = Path.of("src/test/resources/dev/incidentscribe/golden");

    private final Schema schema = schema();

    static List<Path> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyGoldenDraftFits(Path file) throws Exception {
        assertThat(complaints(Files.readString(file))).isEmpty();
    }

    @Test
    void soDoesOneOfWhichNothingIsKnown() {
        var draft = Drafts.of(new Person("U1", "mia"), new Opened("slow", Optional.empty(), ZoneOffset.UTC));

        assertThat(complaints(Documents.shipped().render(draft, Format.JSON))).isEmpty();
    }

    @Test
    void everyKeyIsInTheSchema() throws Exception {
        var mapper = new JsonMapper();
        var known = mapper.readTree(Files.readString(SCHEMA)).path("properties").propertyNames();

        var written = mapper.readTree(Documents.shipped().render(Specimen.postmortem(), Format.JSON))
                .propertyNames();

        assertThat(known).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void whatLacksAKeyDoesNotFit() throws Exception {
        var mapper = new JsonMapper();
        var document = (ObjectNode) mapper.readTree(Documents.shipped().render(Specimen.postmortem(), Format.JSON));

        document.remove("timeline");

        assertThat(complaints(document.toString())).hasSize(1);
    }

    private List<Error> complaints(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
