package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "Approximately 20% of users were affected ~ 20",
                "affecting approximately 75% of our user base ~ 75",
                "About 45% - 55% of clients had their websites down ~ 45",
                "About 60% of iOS users and 25% of visitors on the web app were affected ~ 60",
                "Around *80%* of users had to sip extra coffee ~ 80",
                "12.5 % of checkouts ~ 12.5",
                "20 per cent of them ~ 20",
                "20 percent of them ~ 20",
                "20 % of them ~ 20",
                "1,5% der Nutzer ~ 1.5",
                "0,125% of requests ~ 0.125",
                ".5% of requests ~ 0.5",
                "99.95% of requests ~ 99.95",
                "30％ of users ~ 30",
                "２０％ ~ 20",
                "20-30% of users ~ 20",
                "20–30% of users ~ 20",
                "20 – 30 % of users ~ 20",
                "Region 3 – 40% of users could not log in ~ 40",
                "20%-30% of users ~ 20",
                "45% to 55% ~ 45",
                "45 to 55 percent ~ 45",
                "1,5-2,5% ~ 1.5",
                "errors rose from 10% to 40% ~ 10",
                "fell from 100 to 30% ~ 30",
                "SEV-1 - 20% of users ~ 20",
                "since 14:05 - 20% of users ~ 20",
                "on 2023-03-03 - 20% of users ~ 20",
                "CPU at 90%, 12% of users failed ~ 12",
                "CPU at 90%, 12% of all our paying customers failed ~ 12",
                "CPU at 90%, 12-15% of the orders failed ~ 12",
                "CPU at 90% of capacity for users, 12% failed ~ 90",
                "disk 95% full, 3% of requests, 5% of users ~ 3",
                "150% of the usual traffic, 12% failed ~ 12",
                "1,500% more load, 12% failed ~ 12",
                "sales,20% of them ~ 20",
                "0% of users ~ 0",
                "100% of users ~ 100"
            })
    void thePercentageIsThatOfUsersAndOfARangeTheLowerEnd(String text, BigDecimal percentage) {
        assertThat(Wording.percentage(text))
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo(percentage));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "half of the users",
                "300% more",
                "1,500% more",
                "version 1.2.3%",
                "120-150% of it",
                "from 80 to 150%",
                "20 users"
            })
    void thereIsNotAlwaysAPercentage(String text) {
        assertThat(Wording.percentage(text)).isEmpty();
    }
}
