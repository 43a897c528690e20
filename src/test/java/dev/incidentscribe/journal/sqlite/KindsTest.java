package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.journal.Outbound;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever can be recorded or sent has a name of its own in the file.
class KindsTest {
    @Test
    void everyEventHasOne() {
        assertNamed(IncidentEvent.class, EventCodec.KINDS);
    }

    @Test
    void everythingThatIsSentHasOne() {
        assertNamed(Outbound.class, EventCodec.OUTBOUND);
    }

    private static <T> void assertNamed(Class<T> kind, Map<Class<? extends T>, String> names) {
        assertThat(names.keySet()).isEqualTo(Set.copyOf(records(kind).toList()));
        assertThat(names.values()).doesNotHaveDuplicates();
    }

    private static Stream<Class<?>> records(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(KindsTest::records)
                : Stream.of(kind);
    }
}
