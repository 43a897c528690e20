package dev.incidentscribe.slack.people;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import dev.incidentscribe.access.Answer;
import dev.incidentscribe.access.Membership;
import dev.incidentscribe.access.Standing;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.telemetry.Occasion;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who belongs where, asked from Slack. Nobody waits longer than a second and a half, however many channels it takes.
public final class SlackMembership implements Membership, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackMembership.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 20;

    private final SlackClient slack;
    private final ExecutorService askers = Executors.newFixedThreadPool(
            4, Thread.ofPlatform().name("membership-", 0).daemon().factory());
    private final ChannelPrivacy privacy;
    private final Rosters channels;
    private final Rosters groups;

    public SlackMembership(SlackClient slack, Journal journal, InstantSource clock) {
        this.slack = slack;
        this.privacy = new ChannelPrivacy(slack, journal, this::ask, clock);
        this.channels = new Rosters(this::membersOfChannel, this::ask, clock);
        this.groups = new Rosters(this::membersOfGroup, this::ask, clock);
    }

    private void ask(Runnable question) {
        askers.execute(Occasion.current().around(question));
    }

    /// A command came from a channel that Slack calls so.
    public void heard(String workspace, String channel, @Nullable String name) {
        privacy.heard(workspace, channel, name);
    }

    @Override
    public Map<String, Standing> standings(String workspace, String user, Set<String> of) {
        var asked = new HashMap<String, CompletableFuture<Standing>>();
        of.forEach(channel -> asked.put(channel, standing(workspace, user, channel)));
        return await(asked, Standing.UNKNOWN);
    }

    @Override
    public Map<String, Answer> inGroups(String workspace, String user, Set<String> of) {
        var asked = new HashMap<String, CompletableFuture<Answer>>();
        of.forEach(group -> asked.put(
                group,
                groups.of(group)
                        .thenApply(people -> people.map(it -> it.contains(user))
                                .map(in -> in ? Answer.YES : Answer.NO)
                                .orElse(Answer.UNKNOWN))));
        return await(asked, Answer.UNKNOWN);
    }

    private CompletableFuture<Standing> standing(String workspace, String user, String channel) {
        return privacy.of(workspace, channel)
                .thenCompose(secret -> secret.equals(Optional.of(false))
                        ? CompletableFuture.completedFuture(Standing.PUBLIC)
                        : channels.of(channel)
                                .thenApply(people -> people.map(it -> it.contains(user))
                                        .map(in -> in ? Standing.MEMBER : Standing.STRANGER)
                                        .orElse(Standing.UNKNOWN)));
    }

    /// What came in time, and the other for the rest.
    private static <T> Map<String, T> await(Map<String, CompletableFuture<T>> asked, T otherwise) {
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.values().toArray(CompletableFuture<?>[]::new));
        try {
            all.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("Slack did not say in time who belongs where", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var answers = new HashMap<String, T>();
        asked.forEach((name, answer) ->
                answers.put(name, answer.isCompletedExceptionally() ? otherwise : answer.getNow(otherwise)));
        return answers;
    }

    private Set<String> membersOfChannel(String channel) throws IOException, SlackApiException {
        var members = new HashSet<String>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            ConversationsMembersResponse response = membersOfChannel(channel, cursor);
            members.addAll(response.getMembers());
            cursor = response.getResponseMetadata() == null
                    ? ""
                    : Optional.ofNullable(response.getResponseMetadata().getNextCursor())
                            .orElse("");
            if (cursor.isEmpty()) {
                return members;
            }
        }
        throw new IOException("conversations.members: more than " + MOST_PAGES * PAGE);
    }

    private ConversationsMembersResponse membersOfChannel(String channel, String cursor)
            throws IOException, SlackApiException {
        ConversationsMembersResponse response = slack.methods()
                .conversationsMembers(
                        request -> request.channel(channel).limit(PAGE).cursor(cursor.isEmpty() ? null : cursor));
        if (!response.isOk() || response.getMembers() == null) {
            throw new IOException("conversations.members: " + response.getError());
        }
        return response;
    }

    private Set<String> membersOfGroup(String group) throws IOException, SlackApiException {
        UsergroupsUsersListResponse response = slack.methods().usergroupsUsersList(request -> request.usergroup(group));
        if (!response.isOk() || response.getUsers() == null) {
            throw new IOException("usergroups.users.list: " + response.getError());
        }
        return Set.copyOf(response.getUsers());
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
