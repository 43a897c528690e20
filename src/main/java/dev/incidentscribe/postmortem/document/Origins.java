package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Source;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Facts for templates, each with the entry that it comes from.
final class Origins {
    private final Map<Integer, Source> sources;

    Origins(Postmortem postmortem) {
        this.sources = postmortem.sources().stream().collect(Collectors.toMap(Source::entry, Function.identity()));
    }

    List<Map<String, Object>> facts(List<Statement> statements) {
        return statements.stream().map(this::fact).toList();
    }

    /// A fact; an empty text of no entry where it is not known.
    Map<String, Object> fact(Optional<Statement> statement) {
        return fact(statement.orElse(new Statement("", 0)));
    }

    Map<String, Object> fact(Statement statement) {
        Map<String, Object> fact = of(statement.entry());
        fact.put("text", statement.text());
        return fact;
    }

    /// The entry that something comes from, and where the message behind it can be read.
    Map<String, Object> of(int entry) {
        Optional<Source> source = Optional.ofNullable(sources.get(entry));
        return Tree.object("entry", entry, "url", source.flatMap(Source::link).orElse(""));
    }

    List<Map<String, Object>> all(List<Integer> entries) {
        return entries.stream().map(this::of).toList();
    }
}
