package dev.incidentscribe.postmortem.document;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;

/// The templates of one medium on one shelf: a sandbox in which they see a tree of plain values and can call no method,
/// and in which whatever they print is escaped.
final class Templates {
    private static final int LARGEST = 50_000_000;
    private static final String ESCAPING = "medium";

    private final Shelf shelf;
    private final PebbleEngine engine;

    Templates(Medium medium, Shelf shelf) {
        this.shelf = shelf;
        this.engine = new PebbleEngine.Builder()
                .loader(shelf)
                .registerExtensionCustomizer(Sandbox::new)
                .extension(new Filters(medium))
                .addEscapingStrategy(ESCAPING, medium::line)
                .defaultEscapingStrategy(ESCAPING)
                .newLineTrimming(false)
                .methodAccessValidator(Templates::isOfLoop)
                .strictVariables(true)
                .maxRenderedSize(LARGEST)
                .defaultLocale(Locale.ROOT)
                .build();
    }

    boolean has(String file) {
        return shelf.resourceExists(file);
    }

    /// The document.
    ///
    /// @throws io.pebbletemplates.pebble.error.PebbleException if the template is broken
    String render(String file, Map<String, Object> model) {
        PebbleTemplate template = engine.getTemplate(file);
        var document = new StringWriter();
        try {
            template.evaluate(document, model, Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return document.toString();
    }

    /// The one object that is no plain value: the engine's own `loop`, with its counters.
    private static boolean isOfLoop(Object object, Method method) {
        return object.getClass().getEnclosingClass() == ForNode.class
                && method.getDeclaringClass() == object.getClass();
    }
}
