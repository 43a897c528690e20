package dev.incidentscribe.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/// The secrets that the tests paste wherever people can. All have the same characters in the middle, by which a trace
/// of any of them is found in anything that is left behind. None of them stands in one piece in this file.
enum PlantedSecret {
    aws("aws-access-key", "AKIA" + PlantedSecret.CORE + "7XQ4"),
    slack("slack-token", "xox" + "b-482913746102-593017482645-" + PlantedSecret.CORE + "vR4kWq8Zt2Lm"),
    github("github-pat", "gh" + "p_" + PlantedSecret.CORE + "aT9wKe4RzU7mXc2VbN5yHj8d"),
    gitlab("gitlab-pat", "gl" + "pat-" + PlantedSecret.CORE + "k7Wd2xVr"),
    stripe("stripe-access-token", "sk_" + "live_" + PlantedSecret.CORE + "h6Yt3Gf9Ks1D"),
    webhook(
            "slack-webhook-url",
            "https://hooks.slack" + ".com/services/T04K8RW2X/B05QZ7M1NPL/" + PlantedSecret.CORE + "r8Hn5Jc2Vw7E"),
    connection("connection-password", "postgres://shop:" + PlantedSecret.CORE + "w9@db.internal:5432/shop"),
    header("authorization", "Authorization: Bearer " + PlantedSecret.CORE + "m3Pz8Lq5Xs6Td1Vb7Rk9Wc2F"),
    password("password", "password is " + PlantedSecret.CORE + "!7x");

    private static final String CORE = "Q3XBZ2LMN5TP";
    private static final Set<String> FORMS = forms();

    private final String rule;
    private final String text;

    PlantedSecret(String rule, String text) {
        this.rule = rule;
        this.text = text;
    }

    /// The rule that finds it.
    String rule() {
        return rule;
    }

    /// What somebody pastes.
    String text() {
        return text;
    }

    /// How a trace of any of them may look, one character a byte.
    static Set<String> traces() {
        return FORMS;
    }

    /// Fails if there is a trace of any in it.
    static void areNotIn(String place, String text) {
        if (FORMS.stream().anyMatch(text::contains)) {
            throw new AssertionError("a planted secret is in " + place);
        }
    }

    private static Set<String> forms() {
        var forms = new TreeSet<String>();
        forms.add(CORE);
        forms.add(new String(CORE.getBytes(UTF_16LE), ISO_8859_1));
        forms.add(new String(CORE.getBytes(UTF_16BE), ISO_8859_1));
        forms.add(HexFormat.of().formatHex(CORE.getBytes(ISO_8859_1)));
        forms.add(HexFormat.of().withUpperCase().formatHex(CORE.getBytes(ISO_8859_1)));
        forms.add(HexFormat.of().withUpperCase().withPrefix("%").formatHex(CORE.getBytes(ISO_8859_1)));
        for (int shift = 0; shift < 3; shift++) {
            forms.add(base64(Base64.getEncoder(), shift));
            forms.add(base64(Base64.getUrlEncoder(), shift));
        }
        return Set.copyOf(forms);
    }

    /// As it looks behind so many bytes of something else, without the characters that depend on what is around it.
    private static String base64(Base64.Encoder encoder, int shift) {
        String encoded = encoder.withoutPadding().encodeToString(("~".repeat(shift) + CORE).getBytes(ISO_8859_1));
        int known = (shift + CORE.length()) * 8 / 6;
        return encoded.substring((shift * 8 + 5) / 6, known);
    }
}
