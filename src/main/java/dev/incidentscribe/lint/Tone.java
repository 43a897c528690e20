package dev.incidentscribe.lint;

import dev.incidentscribe.postmortem.Postmortem;
import java.util.stream.Stream;

/// Judging and animated words, outside quotations and outside the terms of the trade that contain them.
final class Tone implements Check {
    private static final String JUDGING = Phrases.any("""
            careless, carelessly, carelessness, stupid, stupidly, stupidity, idiots?, idiotic, idiocy, morons?, moronic
            dumb, lazy, laziness, sloppy, sloppiness, incompetent, incompetence, reckless, recklessly, recklessness
            negligent, negligence, foolish, foolishly, clueless, laughable, shameful, shamefully, pathetic, pathetically
            inexcusable, unforgivable, disgraceful, amateurish, rookie mistake, of all people
            """);
    private static final String ANIMATED = Phrases.any("""
            ridiculous, ridiculously, insane, insanely, embarrassing, embarrassingly, appalling, appallingly, horrible
            horribly, horrendous, horror, horrific, terrible, terribly, awful, nightmare, fiasco, calamity, calamitous
            tragedy, harrowing, apocalypse, mind-?boggling, unbelievable, unbelievably, crappy, shitty, bullshit, wtf
            damn, hell of, beyond me, total chaos, complete chaos, utter chaos
            """);
    private static final String GRAND =
            "\\b(?:an?|the|total|complete|utter|absolute)\\s+(?:(?:total|complete|utter|absolute)\\s+)?(?:disaster|catastrophe)"
                    + "|\\ba\\s+(?:[a-z]+\\s+)?joke|\\butter(?:ly)?\\s+\\w+";
    private static final String SHOUTED = "!{2,}|\\?{2,}|!\\?|\\?!";

    private static final String TERMS = "\\blazy\\s+" + Phrases.any("""
            load, init, eval, delet, expir, free, replic, writ, fetch, map, connect, propag, import, migrat, cach, seq
            list, stream, restor, read, purg
            """)
            + "|\\bdumb\\s+(?:terminal|pipe|switch|client|init)|\\bsloppy\\s+(?:quorum|phrase|counter)|\\bstupid\\s+simple"
            + "|\\b(?:disaster|catastrophe)\\s+(?:recovery|plan|drill|relief|site|scenario|exercise|tolerance|runbook)"
            + "|\\b(?:no|not\\s+a|than\\s+a)\\s+(?:disaster|catastrophe)";

    /// A name that contains such a word: `insane-mode`, `dumb-init`, `lazy_load`.
    private static final String NAMED =
            "(?:" + JUDGING + "|" + ANIMATED + ")[-_./]\\w+|\\w[-_./](?:" + JUDGING + "|" + ANIMATED + ")\\b";

    private static final Phrases WORDS = Phrases.of(
            "\\b(?:" + JUDGING + "|" + ANIMATED + ")\\b|(?:" + GRAND + ")\\b|" + SHOUTED,
            TERMS + "|\\b(?:" + NAMED + ")");

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return Passage.all(postmortem)
                .flatMap(passage -> WORDS.in(passage.own()).stream()
                        .map(found -> passage.quoting("“%s” judges or exclaims.", found)));
    }
}
