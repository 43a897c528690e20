package dev.incidentscribe.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A connection on which every byte is one's own.
final class RawHttp implements AutoCloseable {
    private final Socket socket = new Socket();

    RawHttp(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 3_000);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// The first line of the answer; empty if the other side hung up without one.
    String status() throws IOException {
        var line = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && next != '\r') {
            line.append((char) next);
            next = socket.getInputStream().read();
        }
        return line.toString();
    }

    /// All that is answered until the other side hangs up, or says no more for a second.
    String everything() throws IOException {
        socket.setSoTimeout(1_000);
        var answered = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answered);
        } catch (java.net.SocketTimeoutException | java.net.SocketException _) {
            // That was all.
        }
        return answered.toString(StandardCharsets.ISO_8859_1);
    }

    /// Sends a byte now and then until the other side hangs up.
    ///
    /// @return whether it did
    boolean trickles(Duration pause, Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        socket.setSoTimeout((int) pause.toMillis());
        while (System.nanoTime() < end) {
            try {
                socket.getOutputStream().write('a');
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException _) {
                // Still open: on with it.
            } catch (java.net.SocketException _) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
