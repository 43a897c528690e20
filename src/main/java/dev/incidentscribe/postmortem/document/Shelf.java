package dev.incidentscribe.postmortem.document;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Where templates stand: a folder, or the jar. A name leads to a file there and nowhere else.
final class Shelf implements Loader<String> {
    private final Function<String, Optional<String>> reading;

    private Shelf(Function<String, Optional<String>> reading) {
        this.reading = reading;
    }

    /// That folder, which need not exist.
    static Shelf folder(Path folder) {
        return new Shelf(name -> {
            try {
                Path file = folder.resolve(name);
                return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException("reading the template " + name, e);
            }
        });
    }

    /// The templates that come with the program.
    static Shelf shipped() {
        return new Shelf(name -> {
            try (InputStream in = Shelf.class.getResourceAsStream("/templates/" + name)) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("reading the template " + name, e);
            }
        });
    }

    @Override
    public Reader getReader(String name) {
        return new StringReader(
                reading.apply(name).orElseThrow(() -> new LoaderException(null, "there is no template " + name)));
    }

    @Override
    public boolean resourceExists(String name) {
        return reading.apply(name).isPresent();
    }

    @Override
    public String createCacheKey(String name) {
        return name;
    }

    @Override
    public String resolveRelativePath(String relativePath, String anchorPath) {
        return relativePath;
    }

    @Override
    public void setCharset(String charset) {
        // always UTF-8
    }

    @Override
    public void setPrefix(String prefix) {
        // none
    }

    @Override
    public void setSuffix(String suffix) {
        // part of the name
    }
}
