package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text as Slack sends it, and as people read it.
class WordingTest {
    private static final Directory PEOPLE = Directory.of(Map.of("U1", "Mia Novak"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "the :fire: is out | the 🔥 is out",
                ":fire::fire: | 🔥🔥",
                ":+1: :-1: | 👍 👎",
                ":wave::skin-tone-3: | 👋🏼",
                "(:rotating_light:) | (🚨)",
                ":fire:down | 🔥down",
                "<@U1> :tada: | @Mia Novak 🎉",
                "\"<!date^1392734382^{date_num} {time}|2014-02-18 06:39 PST> it fired\" | 2014-02-18 06:39 PST it fired",
                "\"<tel:+4930123|+4930123> or <mailto:a@b.example|a@b.example>\" | +4930123 or a@b.example",
                "a &lt; b :white_check_mark: | a < b ✅"
            })
    void anEmojiIsShownAsItself(String stored, String read) {
        assertThat(Wording.plain(stored, PEOPLE)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "our own :deploy-parrot: stays",
                "from 10:100:20 on",
                "host:100:5432",
                "https://example.org/:fire:/x",
                "/var/:fire:",
                "ratio 1:1",
                ": fire :",
                "::1",
                ":",
                "::",
                ""
            })
    void whatIsNoEmojiOfSlacksStaysAsTyped(String stored) {
        assertThat(Wording.plain(stored, PEOPLE)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "a < b & c ~ a &lt; b &amp; c",
                "<!channel> ~ &lt;!channel&gt;",
                "ask <@U1> ~ ask <@U1>",
                "see <https://example.org/?a=b|the graph> ~ see <https://example.org/?a=b|the graph>",
                "<#C1|ops> says > ~ <#C1|ops> says &gt;",
                "&amp; ~ &amp;amp;"
            })
    void whatIsEnteredInAFormIsKeptAsSlackWouldHaveSentIt(String entered, String stored) {
        assertThat(Wording.entered(entered)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "the key is 12345678 | 19 | the key is 12345678",
                "the key is 12345678 | 18 | the key is …",
                "the key is 12345678 | 9 | the key …",
                "the key is 12345678 | 2 | …",
                "ключ тут 12345678 | 12 | ключ тут …",
                "データベースが遅い | 5 | データベー…"
            })
    void aTextThatIsTooLongIsCutBetweenWords(String typed, int most, String shown) {
        assertThat(Wording.wholeWords(typed, most)).isEqualTo(shown);
    }
}
