package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.bookmarks.BookmarksAddResponse;
import com.slack.api.methods.response.bookmarks.BookmarksEditResponse;
import com.slack.api.methods.response.bookmarks.BookmarksListResponse;
import com.slack.api.methods.response.chat.ChatGetPermalinkResponse;
import com.slack.api.model.Bookmark;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The bookmarks in the channels that lead to the drafts: one per incident, moved on to each newer draft.
final class Bookmarks {
    private static final String LINK = "link";

    private final SlackClient slack;

    Bookmarks(SlackClient slack) {
        this.slack = slack;
    }

    /// Lets the incident's bookmark lead to that draft.
    ///
    /// @param before Slack's id of the bookmark that there was
    /// @return Slack's id of the one that there is now
    String put(Waiting waiting, Outbound.Bookmark wanted, Optional<String> before)
            throws IOException, SlackApiException, Refused {
        String link = permalink(wanted);
        String title = "INC-%d: draft of the postmortem".formatted(wanted.incident());
        Optional<String> there = before.isEmpty() && waiting.uncertain() ? find(wanted.channel(), title) : before;
        return there.isPresent() && edit(wanted.channel(), there.get(), title, link)
                ? there.get()
                : add(wanted.channel(), title, link);
    }

    private String permalink(Outbound.Bookmark wanted) throws IOException, SlackApiException, Refused {
        ChatGetPermalinkResponse response = slack.methods()
                .chatGetPermalink(request -> request.channel(wanted.channel()).messageTs(wanted.draft()));
        return Refused.unlessDone("chat.getPermalink", response).getPermalink();
    }

    /// False if somebody removed it.
    private boolean edit(String channel, String id, String title, String link)
            throws IOException, SlackApiException, Refused {
        BookmarksEditResponse response = Refused.unlessDone(
                "bookmarks.edit",
                slack.methods()
                        .bookmarksEdit(request -> request.channelId(channel)
                                .bookmarkId(id)
                                .title(title)
                                .link(link)),
                "not_found",
                "bookmark_not_found");
        return response.isOk();
    }

    private String add(String channel, String title, String link) throws IOException, SlackApiException, Refused {
        BookmarksAddResponse response = slack.methods()
                .bookmarksAdd(request ->
                        request.channelId(channel).title(title).type(LINK).link(link));
        return Refused.unlessDone("bookmarks.add", response).getBookmark().getId();
    }

    /// What an earlier try may have added without our hearing of it. Where nothing can be looked for, twice is better
    /// than never.
    private Optional<String> find(String channel, String title) throws IOException, SlackApiException, Refused {
        BookmarksListResponse response = Refused.unlessDone(
                "bookmarks.list",
                slack.methods().bookmarksList(request -> request.channelId(channel)),
                "missing_scope");
        return Stream.ofNullable(response.getBookmarks())
                .flatMap(List::stream)
                .filter(bookmark -> title.equals(bookmark.getTitle()))
                .map(Bookmark::getId)
                .findFirst();
    }
}
