package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What share of the users was hit is read out of whatever people say of it.
class PercentageTest {
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
                "between 5% and 10% of users ~ 5",
                "Between 5 and 10 percent of users ~ 5",
                "in between 5 nodes and 10% of users ~ 10",
                "5 pct of users ~ 5",
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
        assertThat(Percentage.in(text)).hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo(percentage));
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
        assertThat(Percentage.in(text)).isEmpty();
    }
}
