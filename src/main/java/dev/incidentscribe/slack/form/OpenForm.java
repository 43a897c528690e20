package dev.incidentscribe.slack.form;

import com.slack.api.model.view.View;
import dev.incidentscribe.form.Openings;
import dev.incidentscribe.incident.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The form that opens an incident: what is wrong, how bad it is, since when, and who leads.
final class OpenForm {
    static final String CALLBACK = "open-form";

    private OpenForm() {}

    /// @param channel where the incident is to be opened
    static View view(String channel) {
        return Inputs.modal(
                CALLBACK,
                channel,
                "Open an incident",
                Optional.of("Open"),
                List.of(
                        Inputs.field(
                                Openings.TITLE,
                                "What is wrong?",
                                Optional.empty(),
                                false,
                                Inputs.words(Openings.TITLE, false, null)),
                        Inputs.field(
                                Openings.SEVERITY,
                                "How bad is it?",
                                Optional.empty(),
                                true,
                                Inputs.select(Openings.SEVERITY, severities(), Optional.empty())),
                        Inputs.field(
                                Openings.BEGAN,
                                "When did the impact begin?",
                                Optional.of("Such as 14:05, 10m ago, or yesterday 23:50 CET."),
                                true,
                                Inputs.words(Openings.BEGAN, false, null)),
                        Inputs.field(
                                Openings.LEAD, "Who leads?", Optional.empty(), true, Inputs.person(Openings.LEAD))));
    }

    /// Where the incident is to be opened.
    static String channel(View view) {
        return view.getPrivateMetadata();
    }

    /// The severities, the worst first.
    static Map<String, String> severities() {
        var severities = new LinkedHashMap<String, String>();
        Arrays.stream(Severity.values()).forEach(severity -> severities.put(severity.wire(), severity.label()));
        return severities;
    }
}
