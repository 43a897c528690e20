package dev.incidentscribe.lint;

import com.google.re2j.Pattern;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.stream.Stream;

/// An impact that says neither how many nor what share. Times, dates, versions and the numbers in names such as
/// `HTTP 500` or `eu-west-1` count nobody.
final class ImpactNumber implements Check {
    private static final String MONTH = Phrases.any("""
            jan, january, feb, february, mar, march, apr, april, may, june?, july?, aug, august, sept?, september
            oct, october, nov, november, dec, december
            """);
    private static final String DAY = "\\d{1,2}(?:st|nd|rd|th)?";
    private static final String CLOCK =
            "\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s*[ap]\\.?m\\b\\.?)?|\\b\\d{1,2}\\s*[ap]\\.?m\\b";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}"
            + "|\\b" + MONTH + "\\b\\.?\\s+" + DAY + "\\b(?:,?\\s+\\d{4})?"
            + "|\\b" + DAY + "\\s+(?:of\\s+)?" + MONTH + "\\b(?:\\s+\\d{4})?"
            + "|\\b(?:20|19)\\d{2}\\b";
    private static final String NAME =
            "\\b" + Phrases.any("""
            http, status, code, errors?, port, build, release, version, ticket, bug, issue, pr, sev, inc, region, zone
            node, shard, ios, android, windows, java, python, tls, ipv, page
            """) + "[ -]?#?\\d[\\w.]*|\\b[a-z]+(?:-[a-z]*)?-?\\d+\\w*|#\\d+";
    private static final String VERSION = "\\bv?\\d+\\.\\d+\\.\\d[\\w.]*|\\bv\\d[\\w.]*";
    private static final String HTTP_STATUS =
            "\\b[45](?:\\d\\d|xx)(?:s\\b|\\s(?:errors?|responses?|status|pages?|codes?)\\b)";
    private static final Pattern NO_COUNT = Pattern.compile(
            "\\bmost\\s+(?:likely|probably)\\b|" + CLOCK + "|" + DATE + "|" + HTTP_STATUS + "|" + VERSION + "|" + NAME,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT =
            Pattern.compile("\\d|\\b" + Phrases.any("""
            one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, dozens?, hundreds?, thousands?
            millions?, billions?, half, thirds?, quarters?, fifths?, tenths?, percent, per cent, zero, single, both, sole
            most, majority, all, every, everyone, everybody, each, entire, whole, none, no, nobody, nothing, only
            whoever, any, anybody, completely, unavailable to, full outage, total outage, complete outage
            """) + "\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return Passage.of(postmortem, Section.IMPACT)
                .filter(_ -> postmortem.affectedPercent().isEmpty())
                .filter(impact -> !COUNT.matcher(NO_COUNT.matcher(impact.text()).replaceAll(" "))
                        .find())
                .map(impact -> impact.objection(
                        "The impact says neither how many nor what share was hit.", "… about 20% of users …"));
    }
}
