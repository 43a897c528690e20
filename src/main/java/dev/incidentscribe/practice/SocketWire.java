package dev.incidentscribe.practice;

import java.util.Map;

/// Envelopes over Socket Mode, as Slack sends them.
public final class SocketWire implements Wire {
    private final StandIn standIn;

    public SocketWire(StandIn standIn) {
        this.standIn = standIn;
    }

    @Override
    public String command(Map<String, String> payload) throws InterruptedException {
        return standIn.send("slash_commands", payload).path("text").asString("");
    }

    @Override
    public void event(Map<String, Object> payload) throws InterruptedException {
        standIn.send("events_api", payload);
    }
}
