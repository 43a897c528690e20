package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that are pasted, as people.
class FullNamesTest {
    private static final Directory PEOPLE = Directory.of(Map.of(
            "U1", "Mia Novak", "U2", "Mia Novak Berg", "U3", "ben", "U4", "Al Ng", "U5", "al ng", "U6", "R & D"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "lead @Mia Novak = lead <@U1|Mia Novak>",
                "lead @mia novak. = lead <@U1|mia novak>.",
                "@Mia Novak Berg and @Mia Novak, too = <@U2|Mia Novak Berg> and <@U1|Mia Novak>, too",
                "fix it (@Mia Novak) by friday = fix it (<@U1|Mia Novak>) by friday",
                "ask @R &amp; D = ask <@U6|R &amp; D>",
                "lead @Mia Novakova = lead @Mia Novakova",
                "lead @Mia  Novak = lead @Mia  Novak",
                "lead @ben now = lead @ben now",
                "lead @Al Ng = lead @Al Ng",
                "mail to x@Mia Novak = mail to x@Mia Novak",
                "@ @@Mia Novak = @ @@Mia Novak",
                "@here @channel we go = @here @channel we go"
            })
    void aFullNameIsAMentionIfOnePersonHasIt(String typed, String meant) {
        assertThat(FullNames.mentioned(typed, () -> PEOPLE)).isEqualTo(meant);
    }

    @Test
    void nobodyIsLookedForWhereNobodyIsAddressed() {
        String typed = "asked <@U1|Mia Novak> at 14:05, see mia@example.org";

        assertThat(FullNames.mentioned(typed, () -> {
                    throw new AssertionError("asked for the names");
                }))
                .isEqualTo(typed);
    }
}
