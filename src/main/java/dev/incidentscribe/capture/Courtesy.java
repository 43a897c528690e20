package dev.incidentscribe.capture;

import java.util.regex.Pattern;

/// What people say to the scribe that tells nothing: thanks, an okay, an emoji. One word more, and it tells something.
final class Courtesy {
    private static final Pattern NAME = Pattern.compile("<@[^<>]*>");
    private static final Pattern EMOJI =
            Pattern.compile(":[\\w+'-]{1,60}:(?::skin-tone-\\d:)?|[\\p{So}\\p{Sk}\\x{200d}\\x{fe0f}]");
    private static final Pattern THANKS = Pattern.compile(
            "(?iU)\\b(?:(?:many |much )?(?:thanks|thank you|thank u|thx|ty|cheers)(?: (?:so|very) much| a lot| a bunch| again)?"
                    + "|ok|okay|great|nice|perfect|cool|awesome|good bot|well done|merci|danke|gracias)\\b");
    private static final Pattern APART = Pattern.compile("(?U)[\\s,.!]+");

    private Courtesy() {}

    /// Whether that is all that is said, whoever is spoken to.
    static boolean is(String said) {
        String named = NAME.matcher(said).replaceAll(" ");
        String words = APART.matcher(EMOJI.matcher(named).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return !named.isBlank() && THANKS.matcher(words).replaceAll("").isBlank();
    }
}
