package dev.incidentscribe.lint;

import com.google.re2j.Pattern;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Party;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a text speaks of the people who run a system, as expressions for [Phrases].
final class People {
    /// Those who do the work, by what they are. An operator is none: it may be one of Kubernetes.
    static final String NOUN = Phrases.any("""
            engineers?, developers?, devs?, programmers?, administrators?, sysadmins?, admins?, dbas?, sres?
            interns?, trainees?, contractors?, consultants?, employees?, colleagues?, co-?workers?, technicians?
            teammates?, team mates?, team leads?, tech leads?, managers?, reviewers?, approvers?, responders?, commanders?
            support agents?, on-call person, new hires?, newcomers?, guys?, persons?, members? of the team
            """);

    /// What is called after people and is a thing: the admin API, the user agent, the on-call rotation.
    static final String THING = "\\b(?:" + NOUN + "|on-call|user|agent|team)['’]?s?[ -]" + Phrases.any("""
            api, apis, node, nodes, console, panel, ui, service, services, tool, tools, account, accounts, role, roles
            token, tokens, port, process, pod, pods, job, jobs, portal, page, pages, endpoint, server, servers, key
            keys, group, groups, table, index, id, ids, credential, credentials, password, image, mode, agent, agents
            rotation, schedule, rota, calendar, app, handbook, guide, policy, cluster, pipeline, pipelines, database
            """) + "\\b";

    private static final int SHORTEST_NAME = 3;

    /// What Slack allows; something longer is no name, and would make an expression that takes minutes.
    private static final int LONGEST_NAME = 80;

    /// What names are cut to and begins sentences of another kind.
    private static final Set<String> WORDS = Set.of("""
            all also and any app april but bus can car cat con dev for had has have her here him his how job july june
            let like line log man many max may min more new non not now old one only our out over per pro put ram red
            sea see set she some son sun tag test than that the them then there these they this too two use user very
            via was were when who will with yes you
            """.strip().split("\\s+"));

    private People() {}

    /// Those who took part, by the whole name, the first one and what it is cut to; empty if nobody did. Robots are
    /// left out as far as their names tell.
    static Optional<String> named(Postmortem postmortem) {
        String names = postmortem.responders().stream()
                .map(Party::name)
                .filter(name -> !name.toLowerCase(Locale.ROOT).contains("bot"))
                .filter(name -> name.length() <= LONGEST_NAME)
                .flatMap(name -> Stream.concat(
                        Stream.of(name, firstName(name))
                                .filter(it -> it.length() >= SHORTEST_NAME)
                                .map(Pattern::quote),
                        nicknames(firstName(name)).map(it -> Pattern.quote(it) + "\\b")))
                .distinct()
                .collect(Collectors.joining("|"));
        return names.isEmpty() ? Optional.empty() : Optional.of("(?:@?(?:" + names + "))");
    }

    /// What a first name is cut to, from three letters on, and what is made of that: Rob and Robbie, Dan and Danny.
    /// Theodor is never called The.
    private static Stream<String> nicknames(String name) {
        return IntStream.range(SHORTEST_NAME, name.length() + 1)
                .mapToObj(length -> name.substring(0, length))
                .flatMap(cut -> Stream.concat(
                        Stream.of("", "i", "y", "e", "ie").map(cut::concat),
                        Stream.of("y", "ie").map(end -> cut + cut.charAt(cut.length() - 1) + end)))
                .filter(nickname -> !WORDS.contains(nickname.toLowerCase(Locale.ROOT)));
    }

    private static String firstName(String name) {
        int end = name.indexOf(' ');
        return end < 0 ? name : name.substring(0, end);
    }
}
