package dev.incidentscribe.slack.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Inert;
import dev.incidentscribe.fuzz.FuzzedText;
import dev.incidentscribe.incident.Directory;

/// Text in Slack pings nobody and leads to pages alone, whole or cut anywhere.
public final class MrkdwnFuzz {
    private MrkdwnFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String inert = Mrkdwn.inert(FuzzedText.of(data), Directory.empty());

        Inert.mrkdwn(inert);
        for (int most = 1; most <= inert.length(); most += 1 + most / 3) {
            String beginning = Mrkdwn.beginning(inert, most);
            Inert.mrkdwn(beginning);
            assertThat(beginning).hasSizeLessThanOrEqualTo(most + "…\n```".length());
        }
    }
}
