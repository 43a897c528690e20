package dev.incidentscribe.slack.form;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.View;
import dev.incidentscribe.editing.Passages;
import dev.incidentscribe.form.Blanks;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.telemetry.Occasion;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens forms, beside the acknowledgement: nobody waits for it, and what a form would record can be typed as well.
/// Slack lets a form open within three seconds of what asked for it.
public final class FormOpener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FormOpener.class);
    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final SlackClient slack;
    private final Blanks blanks;
    private final Passages passages;
    private final PassageForm passageForm = new PassageForm();
    private final ThreadPoolExecutor openers = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("form-opener-", 0).daemon().factory());

    public FormOpener(SlackClient slack, Blanks blanks, Passages passages) {
        this.slack = slack;
        this.blanks = blanks;
        this.passages = passages;
    }

    /// A form that is ready to be shown; empty if there is none.
    public interface Making {
        Optional<View> make() throws IOException, SlackApiException;
    }

    /// Opens a form for whoever asked for it.
    public void open(Form form, String trigger, Delivery delivery) {
        open(
                trigger,
                () -> form.incident()
                        .map(incident -> view(form, incident, delivery))
                        .orElseGet(() -> Optional.of(OpenForm.view(delivery.channel()))));
    }

    private Optional<View> view(Form form, int incident, Delivery delivery) {
        return form.section()
                .map(section -> passages.of(delivery, incident, section)
                        .map(sheet -> passageForm.view(sheet, delivery.channel())))
                .orElseGet(() -> blanks.of(delivery, incident).map(found -> BlanksForm.view(incident, found)));
    }

    /// Opens what is made.
    ///
    /// @param trigger Slack's id of what asked for it
    public void open(String trigger, Making making) {
        try {
            openers.execute(Occasion.current().around(() -> make(trigger, making)));
        } catch (RejectedExecutionException e) {
            LOG.warn("a form did not open: too many are to be opened", e);
        }
    }

    private void make(String trigger, Making making) {
        try {
            Optional<View> view = making.make();
            if (view.isPresent()) {
                ViewsOpenResponse response = slack.methods()
                        .viewsOpen(request -> request.triggerId(trigger).view(view.get()));
                if (!response.isOk()) {
                    LOG.warn("a form did not open: {}", response.getError());
                }
            }
        } catch (IOException | SlackApiException | RuntimeException | Error e) {
            LOG.warn("a form did not open", e);
        }
    }

    @Override
    public void close() {
        openers.shutdownNow();
    }
}
