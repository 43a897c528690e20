package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody records from another channel is read in the incident's own, too.
class ElsewhereTest {
    private static final Person BEN = new Person(TestApp.BEN.id(), TestApp.BEN.handle(), "C0ELSEWHERE");

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @Test
    void aNoteIsReadInBothChannels() throws Exception {
        Reply there = app.requests().type(BEN, "/incident note INC-1 the database is full");
        app.settle();

        assertThat(there.visible()).isTrue();
        assertThat(there.text()).contains("the database is full");
        assertThat(app.standIn().posted())
                .filteredOn(posted -> posted.channel().equals(TestApp.CHANNEL))
                .extracting(StandIn.Posted::text)
                .anySatisfy(text -> assertThat(text)
                        .contains("@Ben Okafor, in <#C0ELSEWHERE>", "INC-1 *#2*", "the database is full"));
    }

    @Test
    void whoeverClosesItReadsWhereTheDraftGoes() throws Exception {
        Reply there = app.requests().type(BEN, "/incident close INC-1 the disk was full");
        app.settle();

        assertThat(there.text()).contains("follows in <#" + TestApp.CHANNEL + ">");
        assertThat(app.standIn().posted())
                .filteredOn(posted -> posted.channel().equals(TestApp.CHANNEL))
                .extracting(StandIn.Posted::text)
                .anySatisfy(text -> assertThat(text).contains("is closed"));
    }

    @Test
    void whatIsRecordedHereIsSaidOnce() throws Exception {
        app.type("/incident note the database is full");
        app.settle();

        assertThat(app.standIn().posted()).isEmpty();
    }
}
