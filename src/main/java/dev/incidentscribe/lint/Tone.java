package dev.incidentscribe.lint;

import dev.incidentscribe.postmortem.Postmortem;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Judging and animated words, outside quotations and outside the terms of the trade that contain them.
final class Tone implements Check {
    private static final Pattern WORDS = Pattern.compile(
            "\\b(?:careless(?:ly|ness)?|stupid(?:ly|ity)?(?! simple)|idiots?|idiotic|moron(?:ic|s)?|dumb(?!-| terminal| pipe| switch| client| init)"
                    + "|lazy(?!-| load| init| eval| delet| expir| free| replic| writ| fetch| map| connect| propag| import| migrat| cach| seq| list| stream| restor| read| purg)|laziness|sloppy(?! quorum| phrase| counter)|sloppiness|incompeten(?:t|ce)|reckless(?:ly|ness)?|negligen(?:t|ce)|foolish(?:ly)?|clueless"
                    + "|ridiculous(?:ly)?|insane(?:ly)?|idiocy|laughable|shameful(?:ly)?|embarrassing(?:ly)?|appalling(?:ly)?|pathetic(?:ally)?|inexcusable|unforgivable|disgraceful|horrible|horribly|horrendous|horror|horrific|terrible|terribly|awful|nightmare|fiasco|calamity|calamitous|tragedy|harrowing|apocalypse|mind-?boggling|crappy|shitty|bullshit|wtf|damn|hell of|a joke|beyond me|of all people|unbelievabl[ey])\\b"
                    + "|(?<!no |not a |than a )\\b(?:an? |the |total |complete |utter |absolute )+(?:disaster|catastrophe)\\b(?! (?:recovery|plan|drill|relief|site|scenario|exercise|tolerance|runbook))"
                    + "|\\butter(?:ly)? \\w+"
                    + "|!{2,}|\\?{2,}|!\\?|\\?!",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return Passage.all(postmortem)
                .flatMap(passage -> WORDS.matcher(passage.own())
                        .results()
                        .limit(1)
                        .map(found -> passage.objection("“%s” judges or exclaims.", found)));
    }
}
