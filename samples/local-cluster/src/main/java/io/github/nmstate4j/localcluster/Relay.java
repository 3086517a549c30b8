package io.github.nmstate4j.localcluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets virtual nodes reach a server that listens on this machine's loopback address only: passes bytes on, unread.
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final ServerSocket here;
    private final InetSocketAddress there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Relay(ServerSocket here, InetSocketAddress there) {
        this.here = here;
        this.there = there;
    }

    /// Listens on a free port of an address of this machine.
    static Relay start(String address, InetSocketAddress there) throws IOException {
        var relay = new Relay(new ServerSocket(0, 50, InetAddress.ofLiteral(address)), there);
        Thread.ofVirtual().name("relay").start(relay::accept);
        return relay;
    }

    int port() {
        return here.getLocalPort();
    }

    /// Ends all connections, and every new one at once, until [#mend].
    void cut() {
        cut = true;
        open.forEach(Relay::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                var near = here.accept();
                open.add(near);
                if (cut) {
                    close(near);
                }
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException e) {
                LOG.debug("The relay to {} takes no more connections: {}", there, e.getMessage());
            }
        }
    }

    private void connect(Socket near) {
        var far = new Socket();
        open.add(far);
        try (near;
                far) {
            far.connect(there);
            var answers = Thread.ofVirtual().start(() -> pass(far, near));
            pass(near, far);
            answers.join();
        } catch (IOException e) {
            LOG.debug("The relay to {} lost a connection: {}", there, e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(near);
            open.remove(far);
        }
    }

    /// Until one end closes; then the other end is told.
    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException _) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        open.forEach(Relay::close);
    }
}
