package dev.incidentscribe.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # 2026-11-18 is a Wednesday, 2026-11-20 a Friday, 2026-11-22 a Sunday.
                    2026-11-18 | friday | 2026-11-20
                    2026-11-18 | this friday | 2026-11-20
                    2026-11-18 | next friday | 2026-11-27
                    2026-11-18 | next monday | 2026-11-23
                    2026-11-20 | friday | 2026-11-20
                    2026-11-20 | next friday | 2026-11-27
                    2026-11-22 | friday | 2026-11-27
                    2026-11-22 | next friday | 2026-11-27
                    2026-11-23 | next monday | 2026-11-30
                    2026-11-18 | end of week | 2026-11-20
                    2026-11-22 | end of week | 2026-11-27
                    2026-11-18 | end of next week | 2026-11-27
                    2026-11-18 | eod | 2026-11-18
                    2026-11-18 | tomorrow | 2026-11-19
                    2026-11-18 | next week | 2026-11-25
                    2026-11-18 | eom | 2026-11-30
                    2026-11-18 | end of May | 2027-05-31
                    2026-11-18 | the end of november | 2026-11-30
                    2026-11-18 | end of Feb | 2027-02-28
                    2026-11-18 | end of Feb. 2028 | 2028-02-29
                    2026-11-18 | end of Sept | 2027-09-30
                    2026-11-18 | Sept 30 | 2027-09-30
                    2026-11-18 | end of the year | 2026-12-31
                    2026-11-18 | December 1st | 2026-12-01
                    2026-11-18 | March 1 | 2027-03-01
                    2026-11-18 | Nov 18 | 2026-11-18
                    2026-11-18 | Feb 29 | 2028-02-29
                    2028-02-29 | 29 February | 2028-02-29
                    2028-03-01 | 29 February | 2032-02-29
                    2026-11-18 | 01.12.2026 | 2026-12-01
                    """)
    void aWrittenDayIsTiedToTheDayOfTyping(LocalDate today, String written, LocalDate day) {
        assertThat(DueReader.read(written).map(due -> due.resolve(today))).contains(day);
    }
}
