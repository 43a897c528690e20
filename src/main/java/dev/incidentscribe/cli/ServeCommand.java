package dev.incidentscribe.cli;

import dev.incidentscribe.journal.sqlite.BackupSchedule;
import dev.incidentscribe.journal.sqlite.Backups;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.slack.client.Credentials;
import dev.incidentscribe.web.HttpServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/// `scribe serve`: serves a Slack workspace until it is told to stop.
@Command(
        name = "serve",
        description = "Serves a Slack workspace.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  SLACK_BOT_TOKEN       the bot's token, xoxb-…",
            "  SLACK_APP_TOKEN       for Socket Mode, xapp-…",
            "  SLACK_SIGNING_SECRET  for requests over HTTP on /slack/events",
            "                        (each of them also from a private file: SLACK_BOT_TOKEN_FILE and so on)",
            "  SLACK_API_URL         the Web API, if not Slack's own",
            "  SCRIBE_DB             the journal (data/scribe.db)",
            "  SCRIBE_HOST           the address to listen on (127.0.0.1)",
            "  SCRIBE_PORT           the port (3000)",
            "  SCRIBE_CONFIG         the configuration (config/scribe.yaml)",
            "  SCRIBE_LOG            plain, or json for a log of JSON lines (plain)",
            "  SCRIBE_LOG_LEVEL      DEBUG, INFO, WARN or ERROR (INFO)"
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final Duration SETTLED = Duration.ofMillis(500);

    @Override
    public Integer call() throws InterruptedException {
        // First, for it takes a third of the start, and nothing else needs it.
        HttpServer server = HttpServer.prepare();
        Settings settings = Settings.read(System.getenv());
        Credentials credentials = settings.credentials();
        Documents documents =
                settings.documents(problem -> LOG.warn("{}; the shipped template takes its place", problem));
        var stopped = new CountDownLatch(1);
        var setup = new Setup(
                new HttpServer.Address(settings.host(), settings.port()),
                settings.database(),
                credentials,
                settings.rules(),
                documents,
                settings.redaction().redactor());
        Application application = Application.start(server, setup, InstantSource.system());
        Optional<BackupSchedule> backups = backups(settings, application);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            LOG.info("stopping");
            application.takeNoMore();
            backups.ifPresent(BackupSchedule::close);
            application.close();
            LOG.info("stopped");
            stopped.countDown();
        }));
        LOG.info(
                "listening on {}:{}, journal {}, Slack over {}",
                settings.host(),
                application.port(),
                settings.database(),
                ways(credentials));
        SmallHeap.watch();
        // Whoever types in the first moment does not wait for that.
        if (!stopped.await(SETTLED.toMillis(), TimeUnit.MILLISECONDS)) {
            application.begin();
            documents.problems().forEach(problem -> LOG.warn("broken template {}", problem));
            stopped.await();
        }
        return 0;
    }

    private static Optional<BackupSchedule> backups(Settings settings, Application application) {
        return settings.backupEvery().isZero()
                ? Optional.empty()
                : Optional.of(new BackupSchedule(
                                new Backups(settings.database(), settings.backupsKept()),
                                application.journal(),
                                settings.backupEvery(),
                                InstantSource.system())
                        .start());
    }

    private static String ways(Credentials credentials) {
        if (credentials.appToken().isPresent()) {
            return credentials.signingSecret().isPresent() ? "Socket Mode and HTTP" : "Socket Mode";
        }
        return "HTTP";
    }
}
