package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.command.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every verb and every synonym as a signed request: who sees the answer, what is recorded, what is answered.
/// `-Dgolden.update=true` writes the table anew, to be read before it is committed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerbTableTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private TestApp app;
    private VerbTable table;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        app = TestApp.start(folder, Way.http);
        table = new VerbTable(app.requests(), app.journal());
        if (UPDATE) {
            table.update();
        }
    }

    @AfterAll
    void stop() {
        app.close();
    }

    private static List<VerbTable.Row> rows() throws IOException {
        return VerbTable.read();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aFormIsRecordedAnsweredAndSeenAsTheTableSays(VerbTable.Row row) throws Exception {
        assertThat(table.played(row)).isEqualTo(row.outcome());
    }

    @Test
    void everyVerbAndEverySynonymIsInTheTable() throws Exception {
        assertThat(rows())
                .extracting(row -> row.line().split(" ", 2)[0])
                .containsAll(Arrays.stream(Verb.values())
                        .flatMap(verb -> Stream.concat(Stream.of(verb.word()), verb.synonyms().stream()))
                        .toList());
    }
}
