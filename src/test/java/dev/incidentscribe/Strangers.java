package dev.incidentscribe;

import dev.incidentscribe.access.Answer;
import dev.incidentscribe.access.Membership;
import dev.incidentscribe.access.Standing;
import dev.incidentscribe.incident.Person;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A workspace in which nothing is known of anybody but what came with the request.
public record Strangers() implements People, Membership {
    @Override
    public Optional<ZoneId> zoneOf(String workspace, String user) {
        return Optional.of(ZoneOffset.UTC);
    }

    @Override
    public void meet(String workspace, Set<String> users) {
        // They stay strangers.
    }

    @Override
    public Person named(String workspace, Person person) {
        return person;
    }

    @Override
    public Map<String, Standing> standings(String workspace, String user, Set<String> channels) {
        return Map.of();
    }

    @Override
    public Map<String, Answer> inGroups(String workspace, String user, Set<String> groups) {
        return Map.of();
    }
}
