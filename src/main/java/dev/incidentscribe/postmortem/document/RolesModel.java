package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Postmortem.Term;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who held which role when, for templates.
record RolesModel(List<Term> terms, Origins origins, Moments moments) {
    List<Map<String, Object>> all() {
        return terms.stream().map(this::term).toList();
    }

    private Map<String, Object> term(Term term) {
        Map<String, Object> role = origins.of(term.entry());
        role.put("role", term.role());
        role.put("name", term.holder().name());
        role.put("from", handover(term.from()));
        role.put("until", term.until().map(this::handover).orElseGet(() -> moments.of(Optional.empty())));
        return role;
    }

    /// To the minute, unless somebody else took over within the same one.
    private Map<String, Object> handover(Instant at) {
        Map<String, Object> moment = moments.of(at);
        boolean isOnly = terms.stream()
                .flatMap(term -> Stream.concat(Stream.of(term.from()), term.until().stream()))
                .filter(it -> it.truncatedTo(ChronoUnit.MINUTES).equals(at.truncatedTo(ChronoUnit.MINUTES)))
                .allMatch(at::equals);
        if (isOnly) {
            moment.put("full", TimeFormat.full(at, moments.zone()));
        }
        return moment;
    }
}
