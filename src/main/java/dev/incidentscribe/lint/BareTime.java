package dev.incidentscribe.lint;

import com.google.re2j.Pattern;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.stream.Stream;

/// A time of day in a fact or a lesson that names no zone. What the timeline says is not read: it stands beside its
/// time in UTC.
final class BareTime implements Check {
    private static final String CLOCK = "(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?";
    private static final String TIME = "\\b"
            + Phrases.any("at, from, until, till, between, since, around, about, by, before, after, to")
            + "\\s+(?:about\\s+)?" + CLOCK + "\\b"
            + "|\\b(?:1[0-2]|0?[1-9])(?::[0-5]\\d)?\\s?(?:[ap]\\.m\\.|[ap]m\\b)"
            + "|\\bthe\\s+" + CLOCK + "\\s+" + Phrases.any("""
            deploy, deployment, release, rollout, run, job, backup, alert, page, push, restart, failover, batch, peak
            spike, train, handover, meeting
            """) + "\\b";

    /// Ratios, lengths of time and what has more parts than a time of day.
    private static final String FINE = "\\d:\\d\\d(?::\\d\\d)?\\s*" + Phrases.any("""
            ratio, odds, into, h, min, minutes?, hours?, in the video, in the recording, in the call
            """)
            + "\\b|\\d:\\d\\d:\\d\\d[.:]\\d[\\d.:]*|\\d:\\d\\d\\.\\d[\\d.:]*|\\d\\s?[ap]m[/-]\\w";

    private static final Phrases BARE = Phrases.of(TIME, FINE);

    private static final String ABBREVIATION = "\\b(?:[A-Z]{1,4}[SD]T|" + Phrases.any("""
            UTC, GMT, CET, CEST, EET, EEST, WET, WEST, EAT, WAT, CAT, MSK, ET, PT, CT, MT, PKT, SGT, HKT, WIB, ICT, COT
            BRT, ART, TRT, GST
            """) + ")\\b";
    private static final String OFFSET = "\\d(?:Z|\\s?[+−-]\\d{2}:?\\d{2})\\b";
    private static final String REGION = "\\b[A-Z][a-z]+/[A-Z][a-z_A-Z]+";
    private static final String IN_WORDS = "(?i:\\b(?:local|server|pacific|eastern|central|mountain"
            + "|[a-z]+\\s(?:standard|summer|daylight))[ -]time\\b)|\\b[A-Z]\\w+\\s(?i:time)\\b|\\b(?:in|at)\\s"
            + Phrases.any("""
            Berlin, London, New York, Nairobi, Lagos, Tokyo, Sydney, Paris, India, California
            """) + "\\b";
    private static final Pattern ZONE = Pattern.compile(ABBREVIATION + "|" + OFFSET + "|" + REGION + "|" + IN_WORDS);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return Passage.statements(postmortem)
                .filter(passage -> !ZONE.matcher(passage.text()).find())
                .flatMap(passage -> BARE.in(passage.own()).stream()
                        .map(found -> passage.quoting("“%s” names no time zone.", found)));
    }
}
