package dev.incidentscribe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A TCP connection on its way to somebody, which can be cut, or hang without anybody being told.
final class FrailLine implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Collection<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private volatile boolean frozen;

    /// @param target the port on loopback that it leads to
    FrailLine(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /// Ends every connection in the middle of whatever it is at.
    void cut() throws IOException {
        for (Socket socket : sockets) {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
        sockets.clear();
    }

    /// Whether nobody is connected.
    boolean isEmpty() {
        return sockets.stream().allMatch(Socket::isClosed);
    }

    /// From now on nothing gets through any more, and no connection is ended.
    void freeze() {
        frozen = true;
    }

    /// From now on everything gets through again.
    void thaw() {
        lock.lock();
        try {
            frozen = false;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket from = server.accept();
                var to = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(from);
                sockets.add(to);
                threads.execute(() -> pump(from, to));
                threads.execute(() -> pump(to, from));
            }
        } catch (IOException _) {
            // Nobody is let in any more.
            return;
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            byte[] bytes = new byte[8192];
            int read;
            while ((read = from.getInputStream().read(bytes)) >= 0) {
                awaitThaw();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException _) {
            // It was cut, or its other end is gone.
            return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitThaw() throws InterruptedException {
        lock.lock();
        try {
            while (frozen) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
        thaw();
        threads.shutdownNow();
    }
}
