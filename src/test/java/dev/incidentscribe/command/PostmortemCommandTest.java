package dev.incidentscribe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.command.CommandTable.Row;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostmortemCommandTest {
    private static List<Row> commands() {
        return CommandTable.read("postmortem-commands.txt");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatPeopleTypeIsReadAsTheTableSays(Row row) {
        String typed = CommandTable.unescape(row.input());

        PostmortemCommand command = PostmortemCommand.parse(typed);

        assertThat(Rendering.of(command)).isEqualTo(row.expected());
    }
}
