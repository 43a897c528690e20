package dev.incidentscribe.journal;

import java.util.List;

/// How a long answer is laid out. All of it is Slack's mrkdwn, but for the title, which is plain.
///
/// @param facts what stands side by side below the title; at most ten
/// @param sections what follows, one below the other
public record Layout(String title, List<String> facts, List<String> sections) {
    public Layout {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }
}
