package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                        .contains("@Ben Okafor in <#C0ELSEWHERE>", "INC-1 *#2*", "the database is full"));
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

    /// A command without the name would go to another incident from there, or to none.
    @Test
    void whatIsAdvisedNamesTheIncident() throws Exception {
        String missing = there("missing INC-1");
        String shown = there("INC-1");
        String replacing = there("impact INC-1 a third") + there("impact INC-1 a half");
        String removed = there("remove INC-1 2");
        String refused = there("edit INC-1 2 nobody");
        String closed = there("close INC-1 it is over");

        assertThat(missing).contains("`/incident cause INC-1 …`", "`/incident lead INC-1 @who`");
        assertThat(shown).contains("`/incident lead INC-1 @who`");
        assertThat(replacing).contains("`/incident edit INC-1 3 TEXT`");
        assertThat(removed).contains("`/incident restore INC-1 2`");
        assertThat(refused).startsWith("Not recorded").contains("`/incident restore INC-1 2` first");
        assertThat(closed).contains("`/incident missing INC-1`", "`/incident reopen INC-1`");
    }

    @Test
    void inItsOwnChannelAnEarlierIncidentIsNamedToo() throws Exception {
        app.type("/incident close");
        app.type("/incident open the shop is down");
        app.type("/incident note INC-1 it was the disk");

        assertThat(app.type("/incident remove INC-1 3").text()).contains("`/incident restore INC-1 3`");
        assertThat(app.type("/incident undo").text()).doesNotContain("INC-1");
    }

    /// What is open where it was typed has nothing to do with it.
    @Test
    void itIsReopenedWhereNoOtherIsOpenInItsOwnChannel() throws Exception {
        there("open the mail is slow");
        app.type("/incident close");
        String alone = there("reopen INC-1 the errors are back");
        app.type("/incident close");
        app.type("/incident open the shop is down");
        String second = there("reopen INC-1 the errors are back");

        assertThat(alone).contains("*INC-1* is open again");
        assertThat(second)
                .startsWith("Not recorded: INC-3 is open in its channel")
                .contains("`/incident close INC-3` first");
        assertThat(app.incident(1).state()).isEqualTo(Incident.State.CLOSED);
    }

    private String there(String line) throws Exception {
        return app.requests().type(BEN, "/incident " + line).text();
    }

    @Test
    void whatIsRecordedHereIsSaidOnce() throws Exception {
        app.type("/incident note the database is full");
        app.settle();

        assertThat(app.standIn().posted()).isEmpty();
    }

    @Test
    void aMentionIsAnsweredThereAndReadHere() throws Exception {
        app.event(mentioned("Ev1", "note INC-1 the database is full"));

        assertThat(said("C0ELSEWHERE")).singleElement().asString().contains("INC-1 *#2*", "the database is full");
        assertThat(said(TestApp.CHANNEL))
                .singleElement()
                .asString()
                .contains("@Ben Okafor in <#C0ELSEWHERE>", "INC-1 *#2*", "the database is full");
    }

    /// What is cut short before secrets are looked for may show half of one.
    @Test
    void noHalfOfASecretIsRead() throws Exception {
        String key = "AKIA" + "Q3XBZ2LMN5TP7XQ4";
        app.requests().type(BEN, "/incident note INC-1 " + "word ".repeat(57) + key + " and more");
        app.settle();

        assertThat(said(TestApp.CHANNEL)).singleElement().asString().doesNotContain(key.substring(0, 8));
    }

    @Test
    void aFollowUpThatIsTickedOffInPrivateIsSaidNowhereElse() throws Exception {
        Person privately = new Person(TestApp.BEN.id(), TestApp.BEN.handle(), "D0BEN");
        app.type("/incident action test renewals <@UBEN|ben>");
        app.type("/incident close");
        app.settle();
        int before = said(TestApp.CHANNEL).size();

        app.requests().type(privately, "/incident done INC-1 1");
        app.settle();

        assertThat(said(TestApp.CHANNEL)).hasSize(before);
    }

    private List<String> said(String channel) {
        return app.standIn().posted().stream()
                .filter(posted -> posted.channel().equals(channel))
                .map(StandIn.Posted::text)
                .toList();
    }

    private static Map<String, Object> mentioned(String id, String text) {
        Map<String, Object> payload = new HashMap<>(SlackEvents.mentioned(
                id, TestApp.BEN.id(), "1773065090.000100", "1773065090.000100", "<@" + StandIn.BOT + "> " + text));
        Map<String, Object> event = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(payload.get("event")))
                .forEach((key, value) -> event.put((String) key, value));
        event.put("channel", "C0ELSEWHERE");
        payload.put("event", event);
        return payload;
    }
}
