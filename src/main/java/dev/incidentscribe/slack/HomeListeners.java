package dev.incidentscribe.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done when somebody opens the Home tab: it is shown afresh.
final class HomeListeners {
    private static final Logger LOG = LoggerFactory.getLogger(HomeListeners.class);

    private final Journal journal;
    private final InstantSource clock;

    HomeListeners(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void register(App app) {
        app.event(AppHomeOpenedEvent.class, (payload, _) -> {
            try {
                opened(payload, payload.getEvent());
                return Response.ok();
            } catch (RuntimeException | Error e) {
                LOG.error("a Home tab was not shown; Slack will send the event again", e);
                return Response.error(500);
            }
        });
    }

    /// The messages between a person and the scribe are a tab of their own, which is none of ours.
    private void opened(EventsApiPayload<?> payload, AppHomeOpenedEvent event) {
        if (!"home".equals(event.getTab())) {
            return;
        }
        var delivery = new Delivery(
                payload.getEventId(),
                EventListeners.workspace(payload),
                "",
                Person.unnamed(event.getUser()),
                clock.instant(),
                Source.SYSTEM,
                Optional.empty());
        journal.send(delivery, new Outbound.Home(event.getUser()));
    }
}
