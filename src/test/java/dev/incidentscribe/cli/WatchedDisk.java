package dev.incidentscribe.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// What a process does to the file of its journal, written down call by call, and failing where it should. It is
/// `disk.c`, compiled here and loaded into the process before all else; where there is no C compiler, or no Linux, the
/// test is skipped.
record WatchedDisk(Path library, Path database) {
    private static final int HEADER = 24;

    /// A call that changed a file.
    private record Call(Kind kind, long offset, ByteBuffer bytes) {}

    private enum Kind {
        WRITE,
        SYNC,
        TRUNCATE,
        UNLINK
    }

    static WatchedDisk under(Path database) throws IOException, InterruptedException {
        Path source = database.resolveSibling("disk.c");
        Path library = database.resolveSibling("disk.so");
        try (InputStream text = Objects.requireNonNull(WatchedDisk.class.getResourceAsStream("disk.c"))) {
            Files.write(source, text.readAllBytes());
        }
        boolean compiled = System.getProperty("os.name").equals("Linux")
                && SmallDisk.run("cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString(), "-ldl");
        assumeTrue(compiled, "skipped: there is no C compiler for Linux here");
        return new WatchedDisk(library, database);
    }

    /// What a process needs in its environment for its calls to be written down.
    Map<String, String> recording() {
        return with("DISK_LOG", record().toString());
    }

    /// What a process needs in its environment for that write or sync, counted from 1, to fail.
    Map<String, String> failing(int call) {
        return with("DISK_FAIL", Integer.toString(call));
    }

    /// What a process needs in its environment for every read to fail as long as there is such a file.
    Map<String, String> unreadableWhile(Path sign) {
        return with("DISK_UNREADABLE", sign.toString());
    }

    /// What a process needs in its environment for as many syncs to fail as that file has bytes.
    Map<String, String> unsyncedBy(Path count) {
        return with("DISK_UNSYNCED", count.toString());
    }

    /// The same for its writes.
    Map<String, String> unwrittenBy(Path count) {
        return with("DISK_UNWRITTEN", count.toString());
    }

    /// What a process needs in its environment for its backups to wait as long as there is such a file.
    Map<String, String> backupsHeldBy(Path sign) {
        return with("DISK_HELD", sign.toString());
    }

    private Map<String, String> with(String name, String value) {
        return Map.of("LD_PRELOAD", library.toString(), "DISK_FILE", database.toString(), name, value);
    }

    private Path record() {
        return database.resolveSibling("disk.log");
    }

    /// How far the record has got. Whatever happened before is before it.
    long position() throws IOException {
        return Files.size(record());
    }

    /// Makes the file as it can be found if the power is cut there: with all that was synced, and with any of the rest.
    ///
    /// @param rest which of the calls that were not synced reached the disk all the same: from 0, none, to 1, all
    void cut(long position, Path database, double rest, Random random) throws IOException {
        for (int file = 0; file < 2; file++) {
            Path path = file == 0 ? database : database.resolveSibling(database.getFileName() + "-wal");
            Files.deleteIfExists(path);
            var open = new ArrayList<Call>();
            for (Call call : calls(position, file)) {
                switch (call.kind()) {
                    case WRITE, TRUNCATE -> open.add(call);
                    case SYNC -> {
                        apply(open, path);
                        open.clear();
                    }
                    case UNLINK -> {
                        Files.deleteIfExists(path);
                        open.clear();
                    }
                }
            }
            apply(open.stream().filter(_ -> random.nextDouble() < rest).toList(), path);
        }
    }

    private static void apply(List<Call> calls, Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (Call call : calls) {
                if (call.kind() == Kind.TRUNCATE) {
                    channel.truncate(call.offset());
                } else {
                    channel.write(call.bytes().duplicate(), call.offset());
                }
            }
        }
    }

    private List<Call> calls(long position, int file) throws IOException {
        ByteBuffer record = ByteBuffer.wrap(Files.readAllBytes(record())).order(ByteOrder.nativeOrder());
        var calls = new ArrayList<Call>();
        while (record.remaining() >= HEADER) {
            Kind kind = Kind.values()[record.getInt() - 1];
            int of = record.getInt();
            long offset = record.getLong();
            int length = Math.toIntExact(record.getLong());
            ByteBuffer bytes = record.slice(record.position(), length);
            record.position(record.position() + length);
            if (record.position() > position) {
                break;
            }
            if (of == file) {
                calls.add(new Call(kind, offset, bytes));
            }
        }
        return calls;
    }

    /// The environment with more in it.
    static Map<String, String> both(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
