package dev.incidentscribe.bench;

import java.io.IOException;

/// The kinds of requests that are measured, as scripts of one connection.
final class Work {
    /// So many notes go into one incident, then the connection opens another in the next channel.
    private static final int NOTES_AN_INCIDENT = 500;

    private final SlackTraffic traffic;

    Work(SlackTraffic traffic) {
        this.traffic = traffic;
    }

    /// What the baseline is sent: the same bytes as for a note.
    Load.Script bare(int connection) {
        return _ -> traffic.command("C0BARE" + connection, "/incident note 502s from checkout, a third of requests");
    }

    Load.Script notes(String run, int connection) {
        return new Opening(run, connection) {
            @Override
            byte[] request(String channel, int number) {
                return traffic.command(channel, "/incident note " + words(number));
            }
        };
    }

    /// No two the same: who types the same twice is told so.
    private static String words(int number) {
        return "502s from checkout, about a third of requests, look %d".formatted(number);
    }

    Load.Script mentions(String run, int connection) {
        return new Opening(run, connection) {
            @Override
            byte[] request(String channel, int number) {
                return traffic.mention(channel, words(number));
            }
        };
    }

    /// The same thing again and again, in a channel that has its incident.
    Load.Script read(String channel, String line) {
        return _ -> traffic.command(channel, line);
    }

    private abstract class Opening implements Load.Script {
        private final String prefix;
        private int sent;

        Opening(String run, int connection) {
            this.prefix = "C0%sX%d".formatted(run, connection);
        }

        abstract byte[] request(String channel, int number);

        @Override
        public byte[] next(Connection connection) throws IOException {
            String channel = prefix + "N" + sent / NOTES_AN_INCIDENT;
            if (sent++ % NOTES_AN_INCIDENT == 0) {
                connection.exchange(traffic.command(channel, "/incident open the checkout fails sev3"));
            }
            return request(channel, sent);
        }
    }
}
