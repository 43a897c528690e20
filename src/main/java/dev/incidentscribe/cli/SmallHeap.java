package dev.incidentscribe.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.NotificationEmitter;

/// Keeps the process small. The serial collector lets the old generation grow to the end of the heap before it looks
/// through it for the first time, and hardly any of it is in use by then; so it is asked to whenever there is a step
/// more than was in use the last time.
final class SmallHeap {
    private static final long STEP = 16L * 1024 * 1024;
    private static final long FIRST = 2 * STEP;

    private final MemoryPoolMXBean old;

    private SmallHeap(MemoryPoolMXBean old) {
        this.old = old;
    }

    /// Begins to watch, where the collector lets itself be watched.
    static void watch() {
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .findFirst()
                .ifPresent(pool -> new SmallHeap(pool).begin());
    }

    private void begin() {
        if (ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
            emitter.addNotificationListener(
                    (notification, _) -> collect(),
                    notification -> notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
                    null);
            old.setUsageThreshold(FIRST);
        }
    }

    private void collect() {
        System.gc();
        long end = old.getUsage().getMax();
        long next = next(old.getUsage().getUsed());
        old.setUsageThreshold(end < 0 ? next : Math.min(next, end));
    }

    /// At how many bytes in use it is looked through again. A large heap is not looked through more often than a small
    /// one fills up.
    static long next(long inUse) {
        return inUse + Math.max(STEP, inUse / 2);
    }
}
