package dev.incidentscribe.lint;

import dev.incidentscribe.postmortem.Postmortem;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What people should, could or would have done. Of a machine it is a fair statement of what was expected (“the alert
/// should have fired”), and the question whether an alert should have fired is one that a postmortem asks; so only
/// people, and the passive that hides them, count. Luck is told in no other way, and is not read.
final class Counterfactual implements Check {
    private static final String ADVERB =
            "(?:really |probably |also |all |easily |simply |just |at least |certainly |definitely |maybe |perhaps |never |better |then |both )";
    private static final String PEOPLE =
            "(?:we|i|he|she|you|they|someone|somebody|nobody|no one|everybody|everyone|(?:the |our )?(?:[\\w-]+ )?(?:team|engineers?|developers?|on-call|responders?|support|people|reviewers?|operators?|managers?|staff|leads?|admins?))";
    private static final String DONE =
            "(?:(?:not |never |been |already |better |ever )*(?!(?:automated|dedicated|detailed|shared|managed|distributed|encrypted|replicated|limited|improved|increased|need|speed|feed|seed|embed|reduced|paged|alerted|notified|told|informed|warned)\\b)"
                    + "(?:[a-z-]+ed|known|seen|done|gone|taken|caught|found|kept|thought|held|put|run|written|chosen|broken|begun|given|read|made|left|sent|built|spent|got|gotten|led|shut|brought|foreseen|understood|drawn|looked|had (?:a|an|the)))\\b";
    private static final String AGENTLESS = "\\b(?:should|could)(?:n't| not)? " + ADVERB + "*have been (?:" + ADVERB
            + "|much |far |a lot )*(?:caught|tested|reviewed|noticed|checked|done|documented|communicated|escalated|spotted|foreseen|prevented|avoided|detected|handled|found|discovered|anticipated|planned|shorter|faster|quicker|fixed|known|questioned)\\b"
            + "(?! (?:automatically|by (?:an?|the|our) (?:[\\w-]+ ){0,2}(?:alerts?|tests?|canary|monitors?|monitoring|probes?|checks?|linter|pipeline|ci|scanner|dashboard|type system|compiler|validation|schema)))";
    private static final Pattern WORDS = Pattern.compile(
            "\\b" + PEOPLE + " " + ADVERB + "*(?:should|could|would|ought to|might)(?:n't|'ve| not)? " + ADVERB
                    + "*(?:have )?(?<=have |'ve )" + DONE
                    + "|" + AGENTLESS
                    + "|\\bif only\\b(?! (?:one|a|an|the|some|two|one of|part)\\b)"
                    + "|\\bif (?:we|he|she|they|i|somebody|someone|the team|the engineers?) had(?:n't| not| only| just| also)*(?: been)? "
                    + DONE
                    + "|(?:^|[.,;:] )had (?:we|he|she|they|i|somebody|someone|the team|the engineers?) (?:not |only |just )*(?:been )?"
                    + DONE
                    + "|\\b" + PEOPLE + " (?:also |simply |repeatedly |all |both )*(?:failed|neglected) to\\b",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        return Passage.conclusions(postmortem)
                .flatMap(passage -> WORDS.matcher(passage.own())
                        .results()
                        .filter(found -> !isQuestion(passage.own(), found.end()))
                        .limit(1)
                        .map(found -> passage.objection("“%s” tells what did not happen.", found)));
    }

    private static boolean isQuestion(String text, int from) {
        String rest = text.substring(from);
        return rest.matches("(?s)[^.!\n]*\\?.*");
    }
}
