package dev.incidentscribe.lint;

import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Party;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A person as a cause: somebody, by name or as “an engineer”, with a fault as the verb. Systems fail, forget and
/// delete as well, so only people's nouns and people's faults count; “we” and “nobody” speak of how work is done, and
/// are let pass.
final class Blame implements Check {
    private static final String PEOPLE =
            "(?:engineers?|developers?|devs?|programmers?|administrators?|sysadmins?|admins?"
                    + "|interns?|contractors?|employees?|colleagues?|co-?workers?|technicians?|team ?mates?|dbas?|sres?"
                    + "|team leads?|tech leads?|managers?|on-call person|new hires?|newcomers?|guys?|persons?|members? of the team)";
    private static final String SOMEBODY =
            "(?:\\b(?:someone|somebody|one person)\\b(?! else's)|\\b(?:an?|the|our|one of (?:our|the|my)"
                    + "|another|some|this|that|his|her|their)\\s+(?:[\\w-]+\\s+){0,2}?" + PEOPLE
                    + "\\b(?! (?:api|node|nodes|console|panel|ui|service|tool|account|role|token|port|process|pod|job|portal|page)\\b)"
                    + "|(?:^|(?<=[.!?:;]\\s))" + PEOPLE
                    + "\\b(?! (?:api|node|nodes|console|panel|ui|service|tool|account|role|token|port|process|pod|job|portal|page)\\b))";
    private static final String WRONG_DEED =
            "(?:ran|executed|pushed|deployed|entered|applied|deleted|dropped|merged|typed|used|picked|copied|pasted"
                    + "|restarted|selected|chose|rebooted|unplugged|issued|set)\\s+(?:(?:the|a|an|his|her)\\s+)?wrong\\b";
    private static final String SLIP =
            "(?:accidentally|mistakenly|inadvertently|carelessly|unintentionally|mistyped|misread|misclicked|mistook"
                    + "|fat-fingered|forgot|forgets|(?:made|makes|making) (?:an?|the|this|another) (?:[\\w-]+ ){0,2}(?:mistakes?|errors?|typo)"
                    + "|screwed up|messed up|botched|slipped up|" + WRONG_DEED + ")";
    private static final String NEGLECT =
            "(?:failed to|neglected|overlooked|ignored|misconfigured|broke|did ?n[o']t (?:bother|check|test|read|follow|notice"
                    + "|verify|review|tell|ask|look|update|renew|announce|realis?ze|realise|think|know|communicate|escalate|pay)"
                    + "|never (?:checked|tested|read|followed|noticed|verified|reviewed|told|asked|looked|announced|bothered)"
                    + "|was(?:n't| not)? (?:careless|distracted|inattentive|too tired|paying attention|at fault|to blame|negligent))\\b";
    private static final String BETWEEN =
            "(?:\\s+(?!(?:that|which|who|because|how|why|whether|if|until|noticed|saw|found|reported|said)\\b|(?:and|but|while|when|after|before|as|so) (?:the|a|an|our|its|it|this)\\b)[\\w@'/-]+){0,14}?\\s+";
    private static final Pattern ANYBODY = Pattern.compile(
            SOMEBODY + BETWEEN + SLIP + "|" + SOMEBODY
                    + "(?: who| had| has| also| then| simply| just){0,2}\\s+(?:" + NEGLECT + "|" + SLIP + ")"
                    + "|\\b(?:he|she)(?: had| then| also| simply| just){0,2} (?:" + SLIP + "|" + NEGLECT + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VERDICT = Pattern.compile(
            "\\b(?:human|operator|pilot) error\\b"
                    + "|\\b" + PEOPLE
                    + "'s? (?:own )?(?:mistake|error|carelessness|negligence|fault|oversight|inattention|failure)\\b"
                    + "|\\b(?:mistake|error|fault|carelessness|negligence|oversight) (?:of|by|made by|from) " + SOMEBODY
                    + "|\\b(?:caused|broken|triggered) by " + SOMEBODY + "(?!'s| (?:api|tool|console))"
                    + "|\\black of (?:care|attention|diligence|discipline)\\b"
                    + "|" + SOMEBODY
                    + "(?: on duty| on call| in charge)? (?:is|are|was|were) (?:to blame|at fault|responsible for (?:the|this) (?:outage|incident|failure))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXONERATED = Pattern.compile(
            "\\b(?:no|not|never|rather than|instead of|without|isn't|wasn't)\\b[^.;]{0,25}$", Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Objection> of(Postmortem postmortem, Strictness strictness) {
        Optional<Pattern> names = names(postmortem);
        return Passage.conclusions(postmortem)
                .flatMap(passage -> Stream.of(Optional.of(ANYBODY), Optional.of(VERDICT), names)
                        .flatMap(Optional::stream)
                        .flatMap(pattern -> first(pattern, passage.own()).stream())
                        .limit(1)
                        .map(found -> passage.objection("“%s” makes a person the cause.", found)));
    }

    private static Optional<Matcher> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (!EXONERATED.matcher(text.substring(0, matcher.start())).find()) {
                return Optional.of(matcher);
            }
        }
        return Optional.empty();
    }

    /// Somebody who took part, by the whole name or the first one. A robot may be among them, so only what no machine
    /// does counts.
    private static Optional<Pattern> names(Postmortem postmortem) {
        String names = postmortem.responders().stream()
                .map(Party::name)
                .filter(name -> name.length() > 2)
                .flatMap(name -> Stream.of(name, firstName(name)))
                .distinct()
                .filter(name -> name.length() > 2)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String name = "@?\\b(?:%s)(?!\\w)".formatted(names);
        return Optional.of(Pattern.compile(name + "(?:\\s+[\\w'-]+){0,3}?\\s+" + SLIP + "|" + name
                + "'s (?:mistake|fault|error|carelessness|oversight)\\b|" + name
                + "(?: had)? (?:failed to (?:check|test|read|follow|notice|tell|review)|neglected to|overlooked|did ?n[o']t (?:check|test|read|follow|review|tell|ask|announce|bother|verify))\\b|"
                + name + " (?:is|was) (?:to blame|at fault)"));
    }

    private static String firstName(String name) {
        int end = name.indexOf(' ');
        return end < 0 ? name : name.substring(0, end);
    }
}
