package dev.incidentscribe.lint;

import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An impact that says neither how many nor what share. Times, dates, versions and the numbers in names such as
/// `HTTP 500` or `eu-west-1` count nobody.
final class ImpactNumber implements Check {
    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final Pattern NO_COUNT = Pattern.compile(
            "\\d{1,2}:\\d{2}(?::\\d{2})?\\s*(?:[ap]\\.?m\\b\\.?)?|\\b\\d{1,2}\\s*[ap]\\.?m\\b|\\d{4}-\\d{2}-\\d{2}"
                    + "|\\b" + MONTH
                    + "\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?|\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?"
                    + MONTH + "\\b(?:\\s+\\d{4})?"
                    + "|\\b(?:http|status|code|error|errors|port|build|release|version|ticket|bug|issue|pr|sev|inc|region|zone|node|shard|ios|android|windows|java|python|tls|ipv|page)[ -]?#?\\d[\\w.]*"
                    + "|\\b(?:20|19)\\d{2}\\b|\\b[45](?:\\d\\d|xx)(?:s\\b|(?= (?:errors?|responses?|status|pages?|codes?)\\b))"
                    + "|(?<![\\w.])v?\\d+\\.\\d+\\.\\d[\\w.]*|\\bv\\d[\\w.]*|\\b[a-z]++(?:-[a-z]*+)?-?\\d+\\w*|#\\d+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT = Pattern.compile(
            "\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?"
                    + "|half|thirds?|quarters?|fifths?|tenths?|most|majority|all|every|everyone|everybody|each|entire|whole|none|no|nobody|zero|nothing|single|both|only|per ?cent|sole|whoever|any|anybody|completely|unavailable to|full outage|total outage|complete outage)\\b",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return Passage.of(postmortem, Section.IMPACT)
                .filter(_ -> postmortem.affectedPercent().isEmpty())
                .filter(impact -> !COUNT.matcher(NO_COUNT.matcher(impact.text()).replaceAll(" "))
                        .find())
                .map(impact -> impact.objection("The impact has no number.", "… about 20% of users …"));
    }
}
