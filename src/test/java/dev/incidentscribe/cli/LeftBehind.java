package dev.incidentscribe.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/// Looks through whatever any test of the suite leaves behind before it is deleted: journals, write-ahead logs, logs,
/// backups, drafts. A trace of a planted secret in one of these files fails the test that made it.
///
/// `junit-platform.properties` names it for every temporary folder.
final class LeftBehind implements TempDirDeletionStrategy {
    private static final int PIECE = 4 << 20;
    /// Longer than any trace.
    private static final int SEAM = 64;

    @Override
    public DeletionResult delete(Path folder, AnnotatedElementContext element, ExtensionContext test)
            throws IOException {
        List<Path> leaks = leaks(folder);
        DeletionResult deleted = Standard.INSTANCE.delete(folder, element, test);
        if (!leaks.isEmpty()) {
            throw new AssertionError("a planted secret is in " + leaks);
        }
        return deleted;
    }

    /// The files with a trace of a planted secret.
    static List<Path> leaks(Path folder) throws IOException {
        var leaks = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !isProgram(file) && leaks(file, attributes.size())) {
                    leaks.add(folder.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }

            // A process that is still ending may have deleted it.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return leaks;
    }

    private static boolean isProgram(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") || name.endsWith(".aot");
    }

    private static boolean leaks(Path file, long size) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] piece = new byte[(int) Math.min(PIECE, size) + SEAM];
            int kept = 0;
            for (int read = bytes.readNBytes(piece, 0, piece.length);
                    read > 0;
                    read = bytes.readNBytes(piece, kept, piece.length - kept)) {
                String content = new String(piece, 0, kept + read, ISO_8859_1);
                if (PlantedSecret.traces().stream().anyMatch(content::contains)) {
                    return true;
                }
                kept = Math.min(SEAM, kept + read);
                System.arraycopy(piece, content.length() - kept, piece, 0, kept);
            }
        } catch (NoSuchFileException _) {
            return false;
        }
        return file.toString().endsWith(".pdf") && isIn(words(file));
    }

    private static boolean isIn(String text) {
        return PlantedSecret.traces().stream().anyMatch(text::contains);
    }

    /// A PDF packs its text.
    private static String words(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
