package dev.incidentscribe.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// The least that a program does which acknowledges what is on the disk: a thread of its own writes the rows, and
/// commits together what waits together.
final class RowWriter {
    private final BlockingQueue<CompletableFuture<Boolean>> queue = new LinkedBlockingQueue<>();
    private final RawRows rows;

    private RowWriter(RawRows rows) {
        this.rows = rows;
    }

    static RowWriter start(RawRows rows) {
        var writer = new RowWriter(rows);
        Thread.ofPlatform().name("row-writer").daemon().start(writer::run);
        return writer;
    }

    /// Returns when the rows are committed.
    void write() {
        var committed = new CompletableFuture<Boolean>();
        queue.add(committed);
        committed.join();
    }

    private void run() {
        try {
            while (true) {
                List<CompletableFuture<Boolean>> together = new ArrayList<>();
                together.add(queue.take());
                queue.drainTo(together);
                for (var _ : together) {
                    rows.insert();
                }
                rows.commit();
                together.forEach(each -> each.complete(true));
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException("nothing is answered any more", e);
        }
    }
}
