package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Stage;
import dev.incidentscribe.incident.Version;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A postmortem comes from a draft through its review to its publication, and what was published is kept.
class LivingDocumentTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void record() throws Exception {
        app = TestApp.start(folder, Way.http);
        type("/incident open the checkout fails sev2");
        type("/incident impact 20% of customers could not pay");
    }

    @Test
    void theHeadSaysHowFarItIsAndWhoOwnsIt() throws Exception {
        String untouched = head();
        type("/incident close");
        String owned = type("/postmortem INC-1 owner <@%s|Ben Okafor>".formatted(TestApp.BEN.id()));
        String inReview = type("/postmortem INC-1 review");
        String reviewed = head();
        type("/postmortem INC-1 publish");
        String published = head();
        type("/postmortem INC-1 draft");

        assertThat(untouched).isEqualTo("Draft, composed from the record");
        assertThat(owned).isEqualTo("*INC-1* The postmortem is owned by @Ben Okafor now.");
        assertThat(inReview).isEqualTo("*INC-1* The postmortem is in review.");
        assertThat(reviewed).isEqualTo("In review since 2026-03-09 10:05 EDT (14:05 UTC); owner Ben Okafor");
        assertThat(published)
                .isEqualTo("Version 1, published 2026-03-09 10:05 EDT (14:05 UTC) by Mia Novak; owner Ben Okafor");
        assertThat(head()).isEqualTo("Draft, composed from the record; version 1 was published; owner Ben Okafor");
    }

    @Test
    void whatAReviewerWouldObjectToEndsADraftAndIsNotPublished() throws Exception {
        type("/incident action add an alert");
        type("/incident close");
        String draft = printed();
        String page = printed("--format", "html");
        type("/postmortem INC-1 publish");

        String last = "## What a careful reviewer would object to";
        assertThat(draft).containsSubsequence("## How this draft was made", last);
        assertThat(draft.substring(draft.indexOf(last) + last.length())).doesNotContain("\n## ");
        assertThat(page).containsSubsequence("How this draft was made", "What a careful reviewer would object to");
        assertThat(printed()).doesNotContain("careful reviewer");
        assertThat(printed("--format", "html")).doesNotContain("careful reviewer");
        assertThat(printed("--format", "json")).contains("\"findings\" : [ ]");
        assertThat(type("/postmortem INC-1 lint")).contains("careful reviewer would object to");
    }

    @Test
    void whoeverReviewsIsToldThatItHasNoOwner() throws Exception {
        assertThat(type("/postmortem review"))
                .isEqualTo("*INC-1* The postmortem is in review. Nobody owns it yet: `/postmortem INC-1 owner @who`.");
    }

    @Test
    void whatMakesNoSenseIsRefusedAndChangesNothing() throws Exception {
        String open = type("/postmortem INC-1 publish");
        type("/incident close");
        String draft = type("/postmortem INC-1 draft");
        type("/postmortem INC-1 publish");
        String again = type("/postmortem INC-1 publish");

        assertThat(open).startsWith("Not done: INC-1 is open, and only what is closed is published.");
        assertThat(draft).startsWith("Not done: the postmortem of INC-1 is a draft already.");
        assertThat(again).startsWith("Not done: nothing was recorded since version 1 of INC-1 was published.");
        assertThat(app.incident(1).document().versions()).hasSize(1);
    }

    @Test
    void whatWasOnlyEditedIsPublishedAnew() throws Exception {
        type("/incident close");
        type("/postmortem publish");
        type("/postmortem edit summary Quite another summary.");
        String written = head();
        String second = type("/postmortem publish");
        String again = type("/postmortem publish");
        type("/postmortem reset summary");
        String third = type("/postmortem publish");
        type("/postmortem owner me");
        String fourth = type("/postmortem publish");

        assertThat(written).endsWith("by Mia Novak; edited since");
        assertThat(second).contains("published as version 2");
        assertThat(again).startsWith("Not done: nothing was recorded since version 2");
        assertThat(third).contains("published as version 3");
        assertThat(fourth).contains("published as version 4");
        assertThat(head()).doesNotContain("edited since");
    }

    @Test
    void aVersionStaysWhatItWasWhenItWasPublished() throws Exception {
        type("/incident close");
        type("/postmortem publish");
        app.later(Duration.ofHours(1));
        type("/incident impact 25% of customers could not pay");
        String since = head();
        String again = type("/postmortem publish");

        assertThat(since).contains("1 entry recorded or corrected since: <sub>#4</sub>");
        assertThat(again).contains("published as version 2. `/postmortem INC-1 diff 1 2` shows what changed.");
        assertThat(type("/postmortem versions")).isEqualTo("""
                *INC-1* version 1 · 2026-03-09 10:05 EDT (14:05 UTC) · published by @Mia Novak
                *INC-1* version 2 · 2026-03-09 11:05 EDT (15:05 UTC) · published by @Mia Novak""");
        assertThat(printed("--version", "1")).contains("20% of customers").doesNotContain("25% of customers");
        assertThat(printed("--version", "2")).contains("25% of customers");
        assertThat(Console.run("postmortem", "INC-1", "--version", "3", "--db", database())
                        .code())
                .isEqualTo(1);
        assertThat(type("/postmortem diff 1 2"))
                .contains("--- version 1", "+++ version 2", "-20% of customers could not pay", "+25% of customers");
    }

    @Test
    void theDiffIsOfTheLastVersionAndTheDraftOfNow() throws Exception {
        String none = type("/postmortem diff");
        type("/incident close");
        type("/postmortem publish");
        String same = type("/postmortem diff");
        type("/incident trigger a certificate ran out");

        assertThat(none).startsWith("Not done: INC-1 was not published yet.");
        assertThat(same).isEqualTo("version 1 and now of INC-1 are the same.");
        assertThat(type("/postmortem diff")).contains("--- version 1", "+++ now", "+A certificate ran out.");
        assertThat(type("/postmortem diff 7")).startsWith("Not done: INC-1 has the versions 1 to 1.");
    }

    @Test
    void itIsPartOfTheRecordAndMakesNoEntry() throws Exception {
        type("/incident close");
        int entries = app.incident(1).entries().size();
        type("/postmortem review");
        type("/postmortem owner me");
        type("/postmortem publish");

        assertThat(app.incident(1).entries()).hasSize(entries);
        assertThat(app.incident(1).context()).isZero();
        assertThat(app.incident(1).document().stage()).isEqualTo(Stage.PUBLISHED);
        assertThat(app.incident(1).document().versions())
                .extracting(Version::events)
                .containsExactly(entries + 3);
        assertThat(Console.run("verify", "--db", database()).code()).isZero();
    }

    @Test
    void whatAPersonWroteStaysTheirsAndSaysWhatCameSince() throws Exception {
        String answer = type("/postmortem INC-1 edit impact Nobody in *Peru* could pay:\n- by card\n- by phone");
        type("/incident impact 30% of customers could not pay");
        String markdown = printed();
        String html = printed("--format", "html");
        type("/postmortem INC-1 reset impact");

        assertThat(answer)
                .isEqualTo("*INC-1* The section impact is in the words of @Mia Novak now."
                        + " `/postmortem INC-1 reset impact` takes that back.");
        assertThat(section(markdown, "Impact")).isEqualTo("""
                Nobody in *Peru* could pay:

                - by card
                - by phone

                _Written by Mia Novak, 2026-03-09 10:05 EDT (14:05 UTC); 1 entry recorded or corrected since: <sub>#3</sub>_

                > The record has changed since. It now says:
                > - 30% of customers could not pay <sub>#3</sub>""");
        assertThat(html).contains("Nobody in <em>Peru</em> could pay:", "<li>by card</li>");
        assertThat(section(printed(), "Impact")).isEqualTo("30% of customers could not pay. <sub>#3</sub>");
    }

    @Test
    void whatAPersonWroteCannotBreakTheDocument() throws Exception {
        type("""
                /postmortem edit summary # Big
                ## Timeline
                &lt;script&gt;alert(1)&lt;/script&gt; [here](javascript:alert(1)) ![p](https://example.org/p.png)
                a | b
                :-- | --:
                c
                ---""");
        String markdown = printed();
        String html = printed("--format", "html");

        assertThat(markdown.lines().filter(line -> line.startsWith("## ")))
                .containsOnlyOnce("## Timeline", "## Summary")
                .doesNotContain("## Big");
        assertThat(markdown)
                .doesNotContain("](javascript", "![", "\na | b")
                .contains("\\<script\\>alert(1)", "a \\| b");
        assertThat(html).doesNotContain("<script", "href=\"javascript", "<img").contains("&lt;script&gt;");
    }

    @Test
    void aSectionIsWrittenAnewAndOnlyWhatWasWrittenIsReset() throws Exception {
        type("/postmortem edit summary mine");
        String none = type("/postmortem reset impact");
        type("/postmortem edit summary better");

        assertThat(none).startsWith("Not done: nobody wrote the section impact of INC-1.");
        assertThat(section(printed(), "Summary")).startsWith("better");
    }

    @Test
    void theMessageInTheChannelSaysWhenItIsPublished() throws Exception {
        type("/incident close");
        TestApp.awaitFile(app.standIn());
        app.settle();
        List<String> closed = app.standIn().channels().texts(TestApp.CHANNEL);
        type("/postmortem review");
        app.settle();
        List<String> reviewed = app.standIn().channels().texts(TestApp.CHANNEL);
        type("/postmortem publish");
        app.settle();

        assertThat(closed).haveExactly(1, beginning("*Postmortem draft of INC-1 (SEV-2): the checkout fails*"));
        assertThat(reviewed).haveExactly(1, beginning("*Postmortem of INC-1 (SEV-2), in review: the checkout fails*"));
        assertThat(app.standIn().channels().texts(TestApp.CHANNEL))
                .hasSameSizeAs(closed)
                .haveExactly(1, beginning("*Postmortem of INC-1 (SEV-2), published, version 1: the checkout fails*"))
                .noneMatch(text -> text.contains("Postmortem draft of"));
    }

    @Test
    void thePageIsLaidOutAndOffersWhatComesNext() throws Exception {
        var mia = new SlackGestures(app);
        JsonNode open = mia.type("/postmortem").path("blocks");
        type("/incident close");
        TestApp.awaitFile(app.standIn());

        JsonNode page = mia.type("/postmortem").path("blocks");
        mia.press(page, "Publish");

        assertThat(page.at("/0/text/text").asString(""))
                .isEqualTo("Postmortem draft of INC-1 (SEV-2): the checkout fails");
        assertThat(page.at("/1/fields").toString()).contains("*Severity*", "*Still missing*");
        assertThat(page.toString()).contains("*Impact*", "*Timeline*", "`/postmortem INC-1 html`");
        assertThat(SlackGestures.labels(open))
                .contains("Fill in the blanks", "Write the summary")
                .doesNotContain("Publish");
        assertThat(app.standIn().replacements().getLast().path("text").asString(""))
                .contains("The postmortem is published as version 1.");
        assertThat(app.incident(1).document().stage()).isEqualTo(Stage.PUBLISHED);
    }

    @Test
    void whereItTookMoreThanADayThePageSaysWhichDayItWas() throws Exception {
        String sameDay = type("/postmortem");
        app.later(Duration.ofHours(15));
        type("/incident note it came back");

        assertThat(sameDay).contains("*Timeline*\n`10:05 EDT` *Incident opened");
        assertThat(type("/postmortem"))
                .containsSubsequence(
                        "*Timeline*\n_2026-03-09_\n`10:05 EDT` *Incident opened",
                        "_2026-03-10_\n`01:05 EDT` it came back");
    }

    private static Condition<String> beginning(String words) {
        return new Condition<>(text -> text.startsWith(words), "beginning with %s", words);
    }

    private static String section(String markdown, String title) {
        String from = markdown.substring(markdown.indexOf("## " + title) + title.length() + 3);
        return from.substring(0, from.indexOf("\n## ")).strip();
    }

    private String type(String line) throws IOException, InterruptedException {
        return app.type(line).text();
    }

    private String head() {
        return printed()
                .lines()
                .filter(line -> line.startsWith("| **Document** | "))
                .map(line -> line.substring("| **Document** | ".length(), line.length() - " |".length()))
                .findFirst()
                .orElse("");
    }

    private String printed(String... more) {
        String[] all = new String[more.length + 6];
        String[] always = {"postmortem", "INC-1", "--db", database(), "--workspace", StandIn.TEAM};
        System.arraycopy(always, 0, all, 0, always.length);
        System.arraycopy(more, 0, all, always.length, more.length);
        return Console.run(all).out();
    }

    private String database() {
        return folder.resolve("scribe.db").toString();
    }
}
