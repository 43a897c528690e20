package dev.incidentscribe.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The name of a zone in words, such as `Eastern Standard Time`, at the beginning of a text.
///
/// @param written as it was written
/// @param abbreviation what it is short for in the table of [Zones]; empty for a name that is not known
/// @param end where the text goes on
record ZoneName(String written, Optional<String> abbreviation, int end) {
    private static final Map<String, String> ABBREVIATIONS = """
            EST eastern standard time
            EDT eastern daylight time, eastern daylight saving time, eastern daylight savings time, eastern summer time
            ET eastern time
            CST central standard time
            CDT central daylight time, central daylight saving time, central daylight savings time
            CT central time
            MST mountain standard time
            MDT mountain daylight time, mountain daylight saving time, mountain daylight savings time
            MT mountain time
            PST pacific standard time
            PDT pacific daylight time, pacific daylight saving time, pacific daylight savings time
            PT pacific time
            AKST alaska standard time, alaska time
            AKDT alaska daylight time
            HST hawaii standard time, hawaii-aleutian standard time, hawaii time
            UTC coordinated universal time, universal coordinated time, universal time
            GMT greenwich mean time, greenwich time
            WET western european time, western european standard time
            WEST western european summer time
            BST british summer time
            WAT west africa time, west african time, west africa standard time
            CET central european time, central european standard time
            CEST central european summer time, central european daylight time
            EET eastern european time, eastern european standard time
            EEST eastern european summer time
            CAT central africa time, central african time
            SAST south africa standard time, south african standard time, south africa time
            EAT east africa time, east african time, east africa standard time
            MSK moscow time, moscow standard time
            TRT turkey time, türkiye time
            GST gulf standard time
            PKT pakistan standard time, pakistan time
            IST india standard time, indian standard time, india time
            WIB western indonesia time, western indonesian time
            ICT indochina time
            SGT singapore time, singapore standard time
            HKT hong kong time, hong kong standard time
            AWST australian western standard time
            PHT philippine time, philippine standard time, philippines time
            JST japan standard time, japan time
            KST korea standard time, korean standard time, korea time
            ACST australian central standard time
            ACDT australian central daylight time
            AEST australian eastern standard time
            AEDT australian eastern daylight time
            NZST new zealand standard time
            NZDT new zealand daylight time
            BRT brasilia time, brasília time
            ART argentina time
            COT colombia time
            """.lines()
            .map(line -> line.split(" ", 2))
            .flatMap(line -> Pattern.compile(", ").splitAsStream(line[1]).map(name -> Map.entry(name, line[0])))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final String US = "(?:the\\s+)?(?:U\\.?S\\.?(?:A\\.?)?\\s+)?";
    private static final Pattern NAME = Pattern.compile(
            "(" + US + "((?:\\p{L}[\\p{L}.-]{0,19}\\s+){1,4}?time))(?![\\p{L}\\p{N}_])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /// `2 PM Eastern`, where no sentence goes on: `2 PM Eastern region failed` names a region.
    private static final Pattern SHORT = Pattern.compile(
            "(" + US + "(Eastern|Central|Mountain|Pacific))(?=\\)|\\s*(?:$|[,;:.](?:\\s|$)))",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    /// Written as a name: `in the mean time` and `because of daylight saving time` are none.
    private static final Pattern UNMISTAKABLE = Pattern.compile(
            "(?:\\p{Lu}[\\p{L}.-]*\\s+)+(?:Standard|Daylight|Summer|Winter|Mean)(?:\\s+Savings?)?\\s+[Tt]ime");

    /// The name that begins there, known or not; empty if none does.
    static Optional<ZoneName> at(String text, int start) {
        Matcher name = NAME.matcher(text).region(start, text.length());
        if (name.lookingAt()) {
            var found = new ZoneName(name.group(1), abbreviation(name.group(2)), name.end());
            return found.abbreviation().isPresent()
                            || UNMISTAKABLE.matcher(name.group(2)).matches()
                    ? Optional.of(found)
                    : Optional.empty();
        }
        Matcher brief = SHORT.matcher(text).region(start, text.length()).useTransparentBounds(true);
        return brief.lookingAt()
                ? Optional.of(new ZoneName(brief.group(1), abbreviation(brief.group(2) + " time"), brief.end()))
                : Optional.empty();
    }

    /// What a name is short for, if it is known.
    static Optional<String> abbreviation(String name) {
        return Optional.ofNullable(ABBREVIATIONS.get(
                name.replaceFirst("(?i)^" + US, "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)));
    }
}
