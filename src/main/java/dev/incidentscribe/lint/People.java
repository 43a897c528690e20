package dev.incidentscribe.lint;

import com.google.re2j.Pattern;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Party;
import java.util.Locale;
import java.util.Optional;
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

    private People() {}

    /// Those who took part, by the whole name, the first one and what it is cut to; empty if nobody did. Robots are
    /// left out as far as
    /// their names tell.
    static Optional<String> named(Postmortem postmortem) {
        String names = postmortem.responders().stream()
                .map(Party::name)
                .filter(name -> !name.toLowerCase(Locale.ROOT).contains("bot"))
                .filter(name -> name.length() <= LONGEST_NAME)
                .flatMap(name -> Stream.concat(
                        Stream.of(name, firstName(name))
                                .filter(it -> it.length() >= SHORTEST_NAME)
                                .map(Pattern::quote),
                        nicknames(firstName(name))))
                .distinct()
                .collect(Collectors.joining("|"));
        return names.isEmpty() ? Optional.empty() : Optional.of("(?:@?(?:" + names + "))");
    }

    /// What a first name is cut to, from three letters on, and then made one of: Rob and Robbie, Dan and Danny.
    private static Stream<String> nicknames(String name) {
        return IntStream.rangeClosed(SHORTEST_NAME, name.length())
                .mapToObj(length -> Pattern.quote(name.substring(0, length)) + "(?:[a-z]?(?:ie|y|i|e))?\\b");
    }

    private static String firstName(String name) {
        int end = name.indexOf(' ');
        return end < 0 ? name : name.substring(0, end);
    }
}
