package dev.incidentscribe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.command.Moments.Resolution;
import dev.incidentscribe.command.When.Clock;
import dev.incidentscribe.command.When.Day;
import dev.incidentscribe.command.WhenReader.Reading;
import dev.incidentscribe.incident.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    # A bare time is the latest that is not in the future; two minutes of clock skew are allowed.
                    2021-09-27T20:00:00Z | Europe/Berlin | 14:05 | 2021-09-27T12:05:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | at 14:05 | 2021-09-27T12:05:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 22:00 | 2021-09-27T20:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 22:02 | 2021-09-27T20:02:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 22:02:01 | 2021-09-26T20:02:01Z; It is not 22:02:01 yet in Europe/Berlin, so I took yesterday
                    2021-09-27T20:00:00Z | Europe/Berlin | 22:03 | 2021-09-26T20:03:00Z; It is not 22:03 yet in Europe/Berlin, so I took yesterday
                    2021-09-27T20:00:00Z | Europe/Berlin | 23:59 | 2021-09-26T21:59:00Z; It is not 23:59 yet in Europe/Berlin, so I took yesterday
                    2021-09-27T20:00:00Z | Z | 23:59 | 2021-09-26T23:59:00Z; It is not 23:59 yet in UTC, so I took yesterday
                    2021-09-27T20:00:00Z | Europe/Berlin | 23:59Z | 2021-09-26T23:59:00Z; It is not 23:59 yet in UTC, so I took yesterday
                    2021-09-27T19:00:00Z | UTC | 23:59 EAT | 2021-09-26T20:59:00Z; It is not 23:59 yet in EAT, so I took yesterday
                    2021-09-27T20:00:00Z | Europe/Berlin | 00:00 | 2021-09-26T22:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | midnight | 2021-09-26T22:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | noon | 2021-09-27T10:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 12am | 2021-09-26T22:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 12:01 pm | 2021-09-27T10:01:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | now | 2021-09-27T20:00:00Z
                    2021-09-27T20:00:00Z | America/Los_Angeles | 14:05 | 2021-09-26T21:05:00Z; It is not 14:05 yet in America/Los_Angeles, so I took yesterday

                    # The skew does not move today and yesterday.
                    2021-09-27T21:59:00Z | Europe/Berlin | 23:59 | 2021-09-27T21:59:00Z
                    2021-09-27T21:59:00Z | Europe/Berlin | 00:01 | 2021-09-27T22:01:00Z
                    2021-09-27T21:59:00Z | Europe/Berlin | 00:02 | 2021-09-26T22:02:00Z; It is not 00:02 yet in Europe/Berlin, so I took yesterday
                    2021-09-27T21:59:00Z | Europe/Berlin | today 23:50 | 2021-09-27T21:50:00Z
                    2021-09-27T21:59:00Z | Europe/Berlin | yesterday 23:50 | 2021-09-26T21:50:00Z
                    2021-09-27T22:01:00Z | Europe/Berlin | yesterday 23:50 | 2021-09-27T21:50:00Z
                    2021-09-27T22:01:00Z | Europe/Berlin | 23:50 | 2021-09-27T21:50:00Z

                    # Today, yesterday, dates.
                    2021-09-27T20:00:00Z | Europe/Berlin | today 08:00 | 2021-09-27T06:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 08:00 today | 2021-09-27T06:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | today 23:00 | impossible: 2021-09-27 21:00 UTC is in the future
                    2021-09-27T20:00:00Z | Europe/Berlin | yesterday 23:50 | 2021-09-26T21:50:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | yesterday 08:00 | 2021-09-26T06:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-09-01 13:00 | 2021-09-01T11:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-01 13:00 | 2021-01-01T12:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-09-28 13:00 | impossible: 2021-09-28 11:00 UTC is in the future
                    2024-03-01T00:30:00Z | UTC | 23:00 | 2024-02-29T23:00:00Z
                    2024-03-01T00:30:00Z | UTC | yesterday 12:00 | 2024-02-29T12:00:00Z
                    2024-03-01T00:30:00Z | UTC | 2024-02-29 23:59:59 | 2024-02-29T23:59:59Z
                    2023-01-01T00:30:00Z | UTC | 23:00 | 2022-12-31T23:00:00Z

                    # A date without its year is the latest that is not in the future; a weekday tells the years apart.
                    2021-09-27T20:00:00Z | Europe/Berlin | Mar 3 13:00 | 2021-03-03T12:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | Sep 27 22:00 | 2021-09-27T20:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | Sep 27 23:00 | 2020-09-27T21:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 24 December 18:00 | 2020-12-24T17:00:00Z
                    2023-01-01T00:30:00Z | Europe/Berlin | Dec 31 23:50 | 2022-12-31T22:50:00Z
                    2022-12-31T23:30:00Z | Europe/Berlin | Jan 1 00:10 | 2022-12-31T23:10:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | Feb 29 12:00 | 2020-02-29T11:00:00Z
                    2026-11-21T12:00:00Z | Europe/Berlin | Monday, September 27 at 3:06 PM Eastern Standard Time | impossible: 2026-09-27 was a Sunday
                    2021-09-27T20:00:00Z | Europe/Berlin | March 3, 2023 1:00 PM (EAT) | impossible: 2023-03-03 10:00 UTC is in the future
                    2023-09-27T20:00:00Z | Europe/Berlin | March 3, 2023 1:00 PM (EAT) | 2023-03-03T10:00:00Z
                    2021-09-27T20:00:00Z | UTC | Mar 28 02:30 Europe/Berlin | impossible: 02:30 did not exist on 2021-03-28 in Europe/Berlin: the clocks went from 02:00 to 03:00

                    # Today is the day where the written zone is.
                    2023-03-03T16:00:00Z | UTC | 00:30 JST | 2023-03-03T15:30:00Z
                    2023-03-03T16:00:00Z | UTC | today 00:30 JST | 2023-03-03T15:30:00Z
                    2023-03-03T16:00:00Z | UTC | yesterday 23:00 JST | 2023-03-03T14:00:00Z
                    2023-03-03T04:00:00Z | UTC | today 21:00 EST | 2023-03-03T02:00:00Z

                    # Seconds and fractions.
                    2021-09-27T20:00:00Z | Europe/Berlin | 14:05:30 | 2021-09-27T12:05:30Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2:05:30 pm | 2021-09-27T12:05:30Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-09-27T14:05:30.999Z | 2021-09-27T14:05:30Z

                    # So long ago.
                    2021-09-27T20:00:00Z | Europe/Berlin | 10m ago | 2021-09-27T19:50:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 1h30m ago | 2021-09-27T18:30:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 1 hour 30 minutes ago | 2021-09-27T18:30:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | -10m | 2021-09-27T19:50:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 90s ago | 2021-09-27T19:58:30Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 1.5h ago | 2021-09-27T18:30:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 0.25 d ago | 2021-09-27T14:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | −10m | 2021-09-27T19:50:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2 days ago | 2021-09-25T20:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 0m ago | 2021-09-27T20:00:00Z

                    # The future and the far past.
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-09-27 22:02 | 2021-09-27T20:02:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-09-27 22:03 | impossible: 2021-09-27 20:03 UTC is in the future
                    2021-09-27T20:00:00Z | Europe/Berlin | 2030-01-01 00:00Z | impossible: 2030-01-01 00:00 UTC is in the future
                    2021-09-27T20:00:00Z | Europe/Berlin | 9999-12-31 23:59 | impossible: 9999-12-31 22:59 UTC is in the future
                    2021-09-27T20:00:00Z | Europe/Berlin | 1970-01-01 00:00Z | 1970-01-01T00:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 1969-12-31 23:59Z | impossible: 1969-12-31 23:59 UTC is too long ago
                    2021-09-27T20:00:00Z | Europe/Berlin | 0000-01-01 00:00Z | impossible: 0000-01-01 00:00 UTC is too long ago
                    2021-09-27T20:00:00Z | Europe/Berlin | 99999d ago | impossible: 1747-12-14 20:00 UTC is too long ago

                    # ISO and offsets.
                    2023-03-03T12:00:00Z | America/New_York | 2023-03-03T13:00:00+03:00 | 2023-03-03T10:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 2023-03-03T13:00+0300 | 2023-03-03T10:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 2023-03-03T05:00-05:00 | 2023-03-03T10:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 2023-03-03T10:00:00Z | 2023-03-03T10:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 2023-03-03 13:00 +03:00 | 2023-03-03T10:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 13:00 UTC+3 | 2023-03-03T10:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 2023-03-04T01:00+14:00 | 2023-03-03T11:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 2023-03-02T23:00-12:00 | 2023-03-03T11:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 15:30+05:45 | 2023-03-03T09:45:00Z
                    2023-03-03T12:00:00Z | America/New_York | 13:00 EAT | 2023-03-03T10:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 2023-03-03 13:00 EAT | 2023-03-03T10:00:00Z
                    2023-03-03T12:00:00Z | America/New_York | 13:00 Africa/Nairobi | 2023-03-03T10:00:00Z

                    # A US abbreviation names the region, with the offset that was legal on the date.
                    2021-09-27T20:00:00Z | Europe/Berlin | 3:06 PM EST | 2021-09-27T19:06:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-09-27 3:06 PM EST | 2021-09-27T19:06:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-09-27 3:06 PM EDT | 2021-09-27T19:06:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-27 3:06 PM EST | 2021-01-27T20:06:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-27 3:06 PM EDT | 2021-01-27T20:06:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 3:06 PM Eastern Standard Time | 2021-09-27T19:06:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-27 3:06 PM EST5EDT | 2021-01-27T20:06:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-27 3:06 PM ET | 2021-01-27T20:06:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 CST | 2021-07-01T17:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-01 12:00 CDT | 2021-01-01T18:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 MST | 2021-07-01T18:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-01 12:00 MDT | 2021-01-01T19:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 PST | 2021-07-01T19:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-01 12:00 PDT | 2021-01-01T20:00:00Z

                    # The others are fixed, whatever the date.
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 GMT | 2021-07-01T12:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-01 12:00 BST | 2021-01-01T11:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 WAT | 2021-07-01T11:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 CAT | 2021-07-01T10:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 SAST | 2021-07-01T10:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 EAT | 2021-07-01T09:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 IST | 2021-07-01T06:30:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 JST | 2021-07-01T03:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-07-01 12:00 CET | 2021-07-01T11:00:00Z
                    2021-09-27T20:00:00Z | Europe/Berlin | 2021-01-01 12:00 CEST | 2021-01-01T10:00:00Z

                    # Zones off the full hour.
                    2023-03-03T12:00:00Z | Asia/Kolkata | 14:05 | 2023-03-03T08:35:00Z
                    2023-03-03T12:00:00Z | Asia/Kathmandu | 14:05 | 2023-03-03T08:20:00Z
                    2023-03-03T12:00:00Z | UTC | 14:05 Asia/Kathmandu | 2023-03-03T08:20:00Z
                    2023-03-03T12:00:00Z | Asia/Kolkata | 17:31 | 2023-03-03T12:01:00Z
                    2023-03-03T12:00:00Z | Asia/Kolkata | 17:33 | 2023-03-02T12:03:00Z; It is not 17:33 yet in Asia/Kolkata, so I took yesterday

                    # The clocks change.
                    2023-03-12T20:00:00Z | America/New_York | 01:59 | 2023-03-12T06:59:00Z
                    2023-03-12T20:00:00Z | America/New_York | 02:00 | impossible: 02:00 did not exist on 2023-03-12 in America/New_York: the clocks went from 02:00 to 03:00
                    2023-03-12T20:00:00Z | America/New_York | 02:30 | impossible: 02:30 did not exist on 2023-03-12 in America/New_York: the clocks went from 02:00 to 03:00
                    2023-03-12T20:00:00Z | America/New_York | 02:30:15 | impossible: 02:30:15 did not exist on 2023-03-12 in America/New_York: the clocks went from 02:00 to 03:00
                    2023-03-12T20:00:00Z | America/New_York | 03:00 | 2023-03-12T07:00:00Z
                    2023-03-13T05:00:00Z | America/New_York | 02:30 | impossible: 02:30 did not exist on 2023-03-12 in America/New_York: the clocks went from 02:00 to 03:00
                    2023-03-12T20:00:00Z | UTC | 2:30 AM EST | impossible: 02:30 did not exist on 2023-03-12 in America/New_York: the clocks went from 02:00 to 03:00
                    2023-11-05T20:00:00Z | America/New_York | 00:59 | 2023-11-05T04:59:00Z
                    2023-11-05T20:00:00Z | America/New_York | 01:00 | 2023-11-05T05:00:00Z; 01:00 came twice on 2023-11-05 (America/New_York); I took the first, EDT
                    2023-11-05T20:00:00Z | America/New_York | 01:30 | 2023-11-05T05:30:00Z; 01:30 came twice on 2023-11-05 (America/New_York); I took the first, EDT
                    2023-11-05T20:00:00Z | America/New_York | 02:00 | 2023-11-05T07:00:00Z
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 01:30 EST | 2023-11-05T06:30:00Z
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 01:30 est | 2023-11-05T06:30:00Z
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 01:30 EDT | 2023-11-05T05:30:00Z
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 01:30 Eastern Standard Time | 2023-11-05T06:30:00Z
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 01:30 Eastern Daylight Time | 2023-11-05T05:30:00Z
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 01:30 ET | 2023-11-05T05:30:00Z; 01:30 came twice on 2023-11-05 (America/New_York); I took the first, EDT
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 01:30 PST | 2023-11-05T09:30:00Z
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 01:30 AKST | 2023-11-05T10:30:00Z
                    2023-11-05T20:00:00Z | UTC | 2023-11-05 03:30 EDT | 2023-11-05T08:30:00Z
                    2023-11-05T06:10:00Z | UTC | 01:30 EST | 2023-11-04T05:30:00Z; It is not 01:30 yet in America/New_York, so I took yesterday
                    2023-11-05T06:10:00Z | UTC | 01:30 EDT | 2023-11-05T05:30:00Z
                    2023-11-05T06:40:00Z | UTC | 01:30 EST | 2023-11-05T06:30:00Z
                    2023-11-05T05:10:00Z | America/New_York | 01:30 | 2023-11-04T05:30:00Z; It is not 01:30 yet in America/New_York, so I took yesterday
                    2023-11-05T05:40:00Z | America/New_York | 01:30 | 2023-11-05T05:30:00Z; 01:30 came twice on 2023-11-05 (America/New_York); I took the first, EDT
                    2023-11-05T06:10:00Z | America/New_York | 01:30 | 2023-11-05T05:30:00Z; 01:30 came twice on 2023-11-05 (America/New_York); I took the first, EDT
                    2023-11-05T20:00:00Z | America/New_York | 2023-11-05T01:30-05:00 | 2023-11-05T06:30:00Z
                    2023-03-26T20:00:00Z | Europe/Berlin | 02:30 | impossible: 02:30 did not exist on 2023-03-26 in Europe/Berlin: the clocks went from 02:00 to 03:00
                    2023-03-26T20:00:00Z | Europe/Berlin | 03:00 | 2023-03-26T01:00:00Z
                    2023-10-29T20:00:00Z | Europe/Berlin | 02:30 | 2023-10-29T00:30:00Z; 02:30 came twice on 2023-10-29 (Europe/Berlin); I took the first, CEST
                    2023-10-29T20:00:00Z | Europe/Berlin | 03:00 | 2023-10-29T02:00:00Z
                    2023-10-29T20:00:00Z | Europe/Berlin | 02:30 CET | 2023-10-29T01:30:00Z
                    2023-10-01T03:00:00Z | Australia/Lord_Howe | 01:59 | 2023-09-30T15:29:00Z
                    2023-10-01T03:00:00Z | Australia/Lord_Howe | 02:15 | impossible: 02:15 did not exist on 2023-10-01 in Australia/Lord_Howe: the clocks went from 02:00 to 02:30
                    2023-10-01T03:00:00Z | Australia/Lord_Howe | 02:30 | 2023-09-30T15:30:00Z
                    2023-04-02T03:00:00Z | Australia/Lord_Howe | 01:29 | 2023-04-01T14:29:00Z
                    2023-04-02T03:00:00Z | Australia/Lord_Howe | 01:45 | 2023-04-01T14:45:00Z; 01:45 came twice on 2023-04-02 (Australia/Lord_Howe); I took the first, UTC+11:00
                    2023-04-02T03:00:00Z | Australia/Lord_Howe | 02:00 | 2023-04-01T15:30:00Z
                    2011-12-31T03:00:00Z | Pacific/Apia | 2011-12-30 12:00 | impossible: 12:00 did not exist on 2011-12-30 in Pacific/Apia: the clocks went from 00:00 to 00:00
                    """)
    void aWrittenTimeIsTiedToTheClockOfWhoeverTyped(Instant now, ZoneId zone, String text, String expected) {
        var moments = new Moments(now, zone);

        Resolution resolution = moments.resolve(read(text));

        assertThat(rendered(resolution)).isEqualTo(expected);
    }

    @Test
    void aBareTimeIsTheLatestThatIsNotInTheFuture() {
        var random = new Random(20230303);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        long from = Instant.parse("2012-01-01T00:00:00Z").getEpochSecond();
        long to = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

        for (int i = 0; i < 20_000; i++) {
            Instant now = Instant.ofEpochSecond(random.nextLong(from, to));
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));

            Resolution resolution = new Moments(now, zone).resolve(new Clock(new Day.Latest(), time, Optional.empty()));

            if (resolution instanceof Resolution.At at) {
                assertThat(at.instant())
                        .as("%s in %s at %s", time, zone, now)
                        .isBeforeOrEqualTo(now.plus(Moments.SKEW))
                        .isAfter(now.minus(Duration.ofHours(27)));
                assertThat(LocalTime.ofInstant(at.instant(), zone)).isEqualTo(time);
            } else {
                assertThat(rendered(resolution)).contains("did not exist");
            }
        }
    }

    /// An abbreviation that would be read as another zone is shown as an offset; one that is not read at all is
    /// refused.
    @Test
    void whateverIsShownIsReadAsTheSameMomentOrNotAtAll() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            for (String moment : List.of("2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z")) {
                Instant at = Instant.parse(moment);
                ZoneId zone = ZoneId.of(id);
                String shown = TimeFormat.zone(at, zone);

                assertThat(Zones.find(shown).map(it -> it.getRules().getOffset(at)))
                        .as("%s, shown in %s", shown, id)
                        .matches(offset -> offset.isEmpty()
                                || offset.get().equals(zone.getRules().getOffset(at)));
            }
        }
    }

    private static When read(String text) {
        return switch (WhenReader.read(text)) {
            case Reading.Found(When when, String rest) when rest.isBlank() -> when;
            case Reading reading -> throw new AssertionError("not a time alone: %s".formatted(reading));
        };
    }

    private static String rendered(Resolution resolution) {
        return switch (resolution) {
            case Resolution.At at ->
                at.instant() + at.remark().map("; %s"::formatted).orElse("");
            case Resolution.Impossible impossible -> "impossible: " + impossible.why();
        };
    }
}
