package dev.incidentscribe.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The README says what the parser does.
class ReadmeTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String INCIDENT = "/incident ";
    private static final String POSTMORTEM = "/postmortem";

    private static List<String> incidentExamples() {
        return examples(INCIDENT);
    }

    private static List<String> postmortemExamples() {
        return examples(POSTMORTEM);
    }

    private static List<List<String>> zones() {
        return rows().map(ReadmeTest::code)
                .filter(cells -> !cells.isEmpty() && isZone(cells.getLast()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("incidentExamples")
    void anExampleOfIncidentIsUnderstoodAndBeginsWithAVerb(String example) {
        String typed = example.substring(INCIDENT.length());

        Parsed parsed = CommandParser.parse(typed);

        assertThat(parsed).isInstanceOf(Parsed.Understood.class);
        assertThat(Verb.find(new Words(typed).first())).isPresent();
    }

    @ParameterizedTest
    @MethodSource("postmortemExamples")
    void anExampleOfPostmortemIsUnderstood(String example) {
        PostmortemCommand command = PostmortemCommand.parse(example.substring(POSTMORTEM.length()));

        assertThat(command).isNotInstanceOf(PostmortemCommand.Misunderstood.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyVerbHasARowWithItsFormItsSynonymsAndAnExample(Verb verb) {
        List<String> row = rows().map(ReadmeTest::code)
                .filter(cells -> !cells.isEmpty()
                        && verb.form().equals(INCIDENT + cells.getFirst().replace("\\|", "|")))
                .findFirst()
                .orElse(List.of());

        assertThat(row).as("the row of " + verb.form()).isNotEmpty();
        assertThat(row).containsAll(verb.synonyms());
        assertThat(Verb.find(new Words(row.getLast().substring(INCIDENT.length())).first()))
                .contains(verb);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void anAbbreviationNamesTheZoneBesideIt(List<String> row) {
        ZoneId zone = ZoneId.of(row.getLast());

        assertThat(row.subList(0, row.size() - 1))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(Zones.find(name).map(ZoneId::normalized)).contains(zone.normalized()));
    }

    @Test
    void theTablesAreThere() {
        assertThat(incidentExamples()).hasSizeGreaterThanOrEqualTo(Verb.values().length);
        assertThat(postmortemExamples()).isNotEmpty();
        assertThat(zones()).hasSize(24);
    }

    private static List<String> examples(String command) {
        return rows().flatMap(row -> code(row).stream())
                .filter(code -> code.startsWith(command))
                .map(code -> code.replace("\\|", "|"))
                .toList();
    }

    private static Stream<String> rows() {
        return readme().lines().filter(line -> line.startsWith("|"));
    }

    private static List<String> code(String row) {
        return CODE.matcher(row).results().map(ReadmeTest::first).toList();
    }

    private static String first(MatchResult match) {
        return match.group(1);
    }

    private static boolean isZone(String code) {
        return code.matches("[+-]\\d\\d:\\d\\d|(?:America|Pacific)/\\w+");
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the README", e);
        }
    }
}
