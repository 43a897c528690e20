package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.postmortem.Postmortem;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was printed is read back with PDFBox: it says what the HTML says, whatever people typed.
class PdfIsReadBackTest {
    private final Documents documents = Documents.shipped();

    @Test
    void everySectionIsThereInItsOrderAndInTheBookmarks() throws Exception {
        try (PDDocument pdf = print(Specimen.postmortem(), "full")) {
            List<String> bookmarks = StreamSupport.stream(
                            pdf.getDocumentCatalog()
                                    .getDocumentOutline()
                                    .children()
                                    .spliterator(),
                            false)
                    .map(PDOutlineItem::getTitle)
                    .toList();

            assertThat(bookmarks).contains("Summary", "Timeline", "Where we got lucky", "Evidence and links");
            assertThat(read(pdf)).containsSubsequence(bookmarks);
        }
    }

    @Test
    void titleLanguageAndPageNumbersAreThere() throws Exception {
        Postmortem postmortem = Specimen.postmortem();

        try (PDDocument pdf = print(postmortem, "full")) {
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("%s: %s".formatted(postmortem.incident(), postmortem.title()));
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(read(pdf)).contains("1 / " + pdf.getNumberOfPages());
        }
    }

    @Test
    void allFontsAreInside() throws Exception {
        try (PDDocument pdf = print(Specimen.postmortem(), "full")) {
            for (var page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded())
                            .as(name.getName())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void lettersOfManyLanguagesAndSignsAreThemselves() throws Exception {
        String text = "Größe Łódź Ελλάδα Привет → ◆ “quoted” € −5";

        try (PDDocument pdf = print(Drafts.saying(text), "full")) {
            assertThat(read(pdf)).contains(text);
        }
    }

    @Test
    void whatHasNoLetterIsASquare() throws Exception {
        try (PDDocument pdf = print(Drafts.saying("down 😱 障害 سجل again"), "full")) {
            assertThat(read(pdf)).contains("down □ □□ □□□ again");
        }
    }

    @Test
    void wordsFromRightToLeftAreReadAsTheyWereTyped() throws Exception {
        try (PDDocument pdf = print(Drafts.saying("שלום עולם"), "short")) {
            assertThat(read(pdf)).contains("שלום עולם");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "שרת 4 נפל בשעה 17:50 (לפני העדכון)",
                "זיכרון מלא בשרת 4",
                "20% מהמשתמשים",
                "השרת web-4 נפל",
                "web-4 נפל 3 פעמים"
            })
    void numbersAndNamesAmongThemStandWhereTheyWereTyped(String text) throws Exception {
        try (PDDocument pdf = print(Drafts.saying(text), "full")) {
            assertThat(read(pdf).lines().filter(line -> line.contains(text)))
                    .as(read(pdf))
                    .hasSizeGreaterThan(6);
        }
    }

    @Test
    void anAddressBehindThemGoesOnInTheNextLineAsItIs() throws Exception {
        String address =
                "https://grafana.example.org/d/abcdefghij/search-latency?orgId=1&from=1717394400000&to=17174016";

        try (PDDocument pdf = print(Drafts.saying("השרת נפל " + address), "full")) {
            assertThat(read(pdf).lines()).contains("search-latency?", "orgId=1&from=1717394400000&to=17174016");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "short", "external"})
    void eachTemplateCanBePrinted(String template) throws Exception {
        Postmortem postmortem = Specimen.postmortem();

        try (PDDocument pdf = print(postmortem, template)) {
            assertThat(pdf.getNumberOfPages()).isPositive();
        }
    }

    @Test
    void whateverPeopleTypedIsPrinted() throws Exception {
        Stream<IncidentEvent> opened = Stream.of(new Opened(Drafts.NASTY.getFirst(), Optional.empty(), ZoneOffset.UTC));
        Stream<IncidentEvent> told = Drafts.NASTY.stream()
                .flatMap(text -> Stream.of(
                        new Noted(NoteKind.OBSERVATION, text),
                        new FactStated(Fact.CAUSE, text),
                        new LessonLearned(LessonKind.WELL, text),
                        new ServicesAffected(List.of(text)),
                        new ActionAdded(
                                1,
                                text,
                                Optional.of(new Person("U2", text)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        IncidentEvent[] events = Stream.concat(opened, told).toArray(IncidentEvent[]::new);

        for (String author : List.of("mia", "x".repeat(80))) {
            try (PDDocument pdf = print(Drafts.of(new Person("U1", author), events), "full")) {
                assertThat(read(pdf)).contains("Summary", "__init__ *stars*", "How this draft was made");
            }
        }
    }

    @Test
    void noLineBeginsWithWhatClosesTheOneBefore() throws Exception {
        List<String> services = IntStream.rangeClosed(1, 60)
                .mapToObj(number -> "service-%s".formatted("x".repeat(number % 7)) + number)
                .toList();
        Postmortem postmortem = Drafts.of(
                new Person("U1", "mia"),
                new Opened("a long night", Optional.empty(), ZoneOffset.UTC),
                new ServicesAffected(services));

        try (PDDocument pdf = print(postmortem, "full")) {
            assertThat(read(pdf).lines()).noneMatch(line -> line.matches("[),.;:].*"));
            assertThat(read(pdf)).contains("service-x1 #2, service-xx2 #2, ");
        }
    }

    @Test
    void whatIsTooLongForTheMemoryIsRefused() {
        Postmortem endless = Drafts.saying("x".repeat(300_000));

        assertThatThrownBy(() -> documents.file(endless, Format.PDF, "full")).isInstanceOf(NotDrawn.class);
    }

    @Test
    void fiveThousandEntriesAreAllThere() throws Exception {
        IncidentEvent[] events = IntStream.rangeClosed(0, 5_000)
                .mapToObj(entry -> entry == 0
                        ? new Opened("a long night", Optional.empty(), ZoneOffset.UTC)
                        : new Noted(NoteKind.OBSERVATION, "observed %d times".formatted(entry)))
                .toArray(IncidentEvent[]::new);

        try (PDDocument pdf = print(Drafts.of(new Person("U1", "mia"), events), "full")) {
            assertThat(read(pdf)).contains("observed 1 times", "observed 2500 times", "observed 5000 times");
        }
    }

    /// The table of follow-ups is pushed down line by line, over the foot of a page.
    @Test
    void noPageEndsInTheHeadOfATable() throws Exception {
        Person mia = new Person("U1", "mia");
        for (int notes = 10; notes < 30; notes++) {
            var events = new ArrayList<IncidentEvent>();
            events.add(new Opened("a long night", Optional.empty(), ZoneOffset.UTC));
            for (int note = 0; note < notes; note++) {
                events.add(new Noted(NoteKind.OBSERVATION, "observed"));
            }
            events.add(new ActionAdded(
                    1,
                    "Watch it, and tell everybody who asks how it goes, ".repeat(3),
                    Optional.of(mia),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));

            try (PDDocument pdf = print(Drafts.of(mia, events.toArray(IncidentEvent[]::new)), "full")) {
                for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                    List<String> lines = read(pdf, page).lines().toList();

                    assertThat(lines)
                            .as("page %d behind %d notes, and its foot", page, notes)
                            .hasSizeGreaterThan(1);
                    assertThat(lines.get(lines.size() - 2))
                            .as("the last line of page %d behind %d notes, above its foot", page, notes)
                            .doesNotStartWith("# What Type")
                            .doesNotStartWith("UTC Since start")
                            .doesNotStartWith("Entry What Recorded");
                }
            }
        }
    }

    private PDDocument print(Postmortem postmortem, String template) throws IOException {
        return Loader.loadPDF(documents.file(postmortem, Format.PDF, template));
    }

    private static String read(PDDocument pdf) throws IOException {
        return reader().getText(pdf);
    }

    private static String read(PDDocument pdf, int page) throws IOException {
        PDFTextStripper reader = reader();
        reader.setStartPage(page);
        reader.setEndPage(page);
        return reader.getText(pdf);
    }

    private static PDFTextStripper reader() {
        var reader = new PDFTextStripper();
        reader.setSortByPosition(true);
        return reader;
    }
}
