package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.junit.jupiter.api.Test;

/// When the heap is looked through besides when the collector would.
class SmallHeapTest {
    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void aSmallHeapMayGrowByAStepAndALargeOneByHalf() {
        assertThat(SmallHeap.next(10 * MEBIBYTE)).isEqualTo(26 * MEBIBYTE);
        assertThat(SmallHeap.next(80 * MEBIBYTE)).isEqualTo(120 * MEBIBYTE);
    }

    @Test
    void theOldGenerationIsWatched() {
        SmallHeap.watch();

        assertThat(ManagementFactory.getMemoryPoolMXBeans())
                .filteredOn(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .extracting(MemoryPoolMXBean::getUsageThreshold)
                .anyMatch(threshold -> threshold > 0);
    }
}
