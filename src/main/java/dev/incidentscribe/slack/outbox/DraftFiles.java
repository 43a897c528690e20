package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.figure.Figure;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.postmortem.document.NotDrawn;
import dev.incidentscribe.slack.outbox.Posts.Upload;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drafts as files in Slack, composed when they are sent. A machine that cannot draw goes without pictures and PDF.
public final class DraftFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DraftFiles.class);

    private final Posts posts;
    private final Archive archive;
    private final Documents documents;

    public DraftFiles(Posts posts, Archive archive, Documents documents) {
        this.posts = posts;
        this.archive = archive;
        this.documents = documents;
    }

    /// The draft itself, to the channel.
    void post(Waiting waiting, Outbound.DraftFile it) throws IOException, SlackApiException, Refused {
        Optional<Postmortem> postmortem = compose(waiting.workspace(), it.incident());
        if (postmortem.isPresent()) {
            upload(waiting, it.channel(), postmortem.get(), Format.MARKDOWN);
        }
    }

    /// The picture, to the channel.
    void post(Waiting waiting, Outbound.DraftPicture it) throws IOException, SlackApiException, Refused {
        Optional<Postmortem> postmortem = compose(waiting.workspace(), it.incident());
        if (postmortem.isPresent()) {
            try {
                upload(waiting, it.channel(), postmortem.get(), Format.PNG);
            } catch (NotDrawn e) {
                LOG.warn("a draft goes without its picture", e);
            }
        }
    }

    /// The draft in the format that somebody asked for, to them alone.
    void handOver(Waiting waiting, Outbound.Handover it) throws IOException, SlackApiException, Refused {
        Optional<Postmortem> postmortem = compose(waiting.workspace(), it.incident());
        if (postmortem.isEmpty()) {
            return;
        }
        String channel = posts.direct(it.user());
        Format format = Format.parse(it.format()).orElse(Format.MARKDOWN);
        try {
            upload(waiting, channel, postmortem.get(), format);
        } catch (NotDrawn e) {
            LOG.warn("a draft goes out in other formats than {}", format, e);
            String name = postmortem.get().incident();
            String text = "The server cannot make the PDF of %s. `/postmortem %s html` sends a page that prints well."
                    .formatted(name, name);
            posts.post(waiting, channel, Optional.empty(), text, List.of());
        }
    }

    /// The draft in the Markdown that Slack's canvases take.
    Optional<String> canvas(String workspace, int incident) {
        return compose(workspace, incident).map(documents::canvas);
    }

    /// The draft of that incident, as the record stands.
    Optional<Postmortem> compose(String workspace, int number) {
        Optional<Incident> incident = archive.incident(workspace, number);
        return incident.map(it -> Composer.compose(it, archive.people(workspace)));
    }

    private void upload(Waiting waiting, String channel, Postmortem postmortem, Format format)
            throws IOException, SlackApiException, Refused {
        byte[] content = documents.file(postmortem, format, Documents.FULL);
        posts.upload(waiting, channel, format == Format.PNG ? picture(postmortem) : draft(postmortem, format), content);
    }

    private static Upload draft(Postmortem postmortem, Format format) {
        return new Upload(
                "%s-postmortem.%s".formatted(postmortem.incident().toLowerCase(Locale.ROOT), format.suffix()),
                "Postmortem draft of " + postmortem.incident(),
                Optional.empty());
    }

    private static Upload picture(Postmortem postmortem) {
        return new Upload(
                "%s-timeline.png".formatted(postmortem.incident().toLowerCase(Locale.ROOT)),
                "Timeline of " + postmortem.incident(),
                Optional.of(Figure.description(postmortem)));
    }
}
