package dev.incidentscribe.lint;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A time of day in a conclusion that names no zone. What the timeline says is not read: it stands beside its time in
/// UTC.
final class BareTime implements Check {
    private static final Pattern TIME = Pattern.compile(
            "\\b(?:at|from|until|till|between|since|around|about|by|before|after|to)\\s+(?:about\\s+)?(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?![\\d:.])(?!\\s*(?:ratio|odds|into|minutes?|hours?|in the (?:video|recording|call))\\b)"
                    + "|\\b(?:1[0-2]|0?[1-9])(?::[0-5]\\d)?\\s?(?:[ap]\\.m\\.|[ap]m\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE = Pattern.compile(
            "\\b(?:UTC|GMT|[A-Z]{1,4}[SD]T|CET|CEST|EET|EEST|WET|WEST|EAT|WAT|CAT|MSK|ET|PT|CT|MT|PKT|SGT|HKT|WIB|ICT|COT|BRT|ART|TRT|GST)\\b|\\d(?:Z|\\s?[+−-]\\d{2}:?\\d{2})\\b|\\b[A-Z][a-z]+/[A-Z][a-z_A-Z]+|(?i:\\b(?:local|server|pacific|eastern|central|mountain|[a-z]+ (?:standard|summer|daylight))[ -]time\\b|\\b[A-Z]\\w+ time\\b|\\b(?:in|at) (?:Berlin|London|New York|Nairobi|Lagos|Tokyo|Sydney|Paris|India|California)\\b)");

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return Stream.concat(Passage.conclusions(postmortem), Passage.of(postmortem, Section.IMPACT))
                .filter(passage -> !ZONE.matcher(passage.text()).find())
                .flatMap(passage -> TIME.matcher(passage.own())
                        .results()
                        .limit(1)
                        .map(found -> passage.objection("“%s” names no time zone.", found)));
    }
}
