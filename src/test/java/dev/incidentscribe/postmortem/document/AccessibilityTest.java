package dev.incidentscribe.postmortem.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In a browser, axe finds nothing in a draft that would keep a person from reading it.
class AccessibilityTest {
    private static final String DARK = "--blink-settings=preferredColorScheme=0";

    @TempDir
    private static Path folder;

    private static Optional<Path> chromium = Optional.empty();

    @BeforeAll
    static void findChromium() {
        chromium = Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(path -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            System.err.println("There is no Chromium here: whether drafts are accessible is not checked.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "full, light, 1200",
        "full, dark, 1200",
        "full, light, 360",
        "short, light, 800",
        "short, dark, 800",
        "external, light, 800",
        "external, dark, 800"
    })
    void nothingKeepsAPersonFromReading(String template, String scheme, int width) throws Exception {
        assumeTrue(chromium.isPresent(), "there is no Chromium here");

        String html = Documents.shipped().render(Specimen.postmortem(), Format.HTML, template);

        assertThat(verdict(html, scheme.equals("dark"), width)).isEqualTo("[]");
    }

    /// A window of a browser cannot be as narrow as a phone, but a frame in it can.
    @ParameterizedTest
    @CsvSource({"full, 390", "full, 320", "full, 700", "short, 390", "external, 390"})
    void noPageIsWiderThanItsScreen(String template, int width) throws Exception {
        assumeTrue(chromium.isPresent(), "there is no Chromium here");

        String html = Documents.shipped().render(Specimen.postmortem(), Format.HTML, template);

        assertThat(seen(framed(html, width), false, 1200, "width")).isEqualTo("fits");
    }

    @Test
    void whatIsTooWideIsFound() throws Exception {
        assumeTrue(chromium.isPresent(), "there is no Chromium here");

        String seen = seen(
                framed("<!DOCTYPE html><html><body><div style='width:500px'>x</div></body></html>", 390),
                false,
                1200,
                "width");

        assertThat(seen).startsWith("wider by ");
    }

    @Test
    void whatWouldIsFound() throws Exception {
        assumeTrue(chromium.isPresent(), "there is no Chromium here");

        String verdict = verdict("<!DOCTYPE html><html><body><img src='x.png'></body></html>", false, 800);

        assertThat(verdict).contains("image-alt", "html-has-lang");
    }

    private static String verdict(String html, boolean dark, int width) throws IOException, InterruptedException {
        return seen(instrumented(html), dark, width, "axe");
    }

    /// What a script in the page left in the element of that id.
    private static String seen(String html, boolean dark, int width, String id)
            throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, html);
        Process browser = new ProcessBuilder(
                        chromium.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=%d,900".formatted(width),
                        "--virtual-time-budget=20000",
                        dark ? DARK : "--blink-settings=preferredColorScheme=1",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String seen = new String(browser.getInputStream().readAllBytes(), UTF_8);
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Matcher verdict =
                Pattern.compile("(?s)<pre id=\"%s\">(.*?)</pre>".formatted(id)).matcher(seen);
        assertThat(verdict.find()).as("%s came to a verdict", id).isTrue();
        return verdict.group(1);
    }

    private static String framed(String html, int width) {
        return """
                <!DOCTYPE html><html><body><iframe id="page" style="width:%dpx;height:900px;border:0" srcdoc="%s"></iframe>
                <script>
                  addEventListener('load', () => {
                    const root = document.getElementById('page').contentDocument.documentElement;
                    const verdict = document.createElement('pre');
                    verdict.id = 'width';
                    const over = root.scrollWidth - root.clientWidth;
                    verdict.textContent = over > 0 ? 'wider by ' + over : 'fits';
                    document.body.append(verdict);
                  });
                </script></body></html>""".formatted(width, html.replace("&", "&amp;").replace("\"", "&quot;"));
    }

    /// The page with axe in it; what the page itself forbids, scripts, is allowed for that.
    private static String instrumented(String html) throws IOException {
        String script = """
                <script>%s</script>
                <script>
                  addEventListener('load', () => axe.run().then(found => {
                    const verdict = document.createElement('pre');
                    verdict.id = 'axe';
                    verdict.textContent = JSON.stringify(found.violations.map(
                        it => it.id + ': ' + it.nodes.map(node => node.html).join(' ')));
                    document.body.append(verdict);
                  }));
                </script>
                </body>""".formatted(axe());
        return html.replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", script);
    }

    private static String axe() throws IOException {
        try (InputStream in = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }
}
