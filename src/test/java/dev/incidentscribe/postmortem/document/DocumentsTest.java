package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.lint.Strictness;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Templates lay drafts out, and a broken one is named and does no harm.
class DocumentsTest {
    private static final Path SHIPPED = Path.of("config/templates");

    @Test
    void theShippedTemplatesAreWhole() {
        var documents = new Documents(SHIPPED, Strictness.standard(), problem -> {});

        assertThat(documents.problems()).isEmpty();
    }
}
