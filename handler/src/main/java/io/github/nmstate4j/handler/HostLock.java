package io.github.nmstate4j.handler;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a handler the only one of its node, also when two installations overlap. The kernel lets go of it however the
/// process ends.
final class HostLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostLock.class);

    private final FileChannel channel;

    private HostLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits until the lock is free, however long that takes.
    static HostLock take(Path file, Duration pause) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new HostLock(channel);
            }
            LOG.info("Another handler holds {}, waiting for it to end", file);
            Thread.sleep(pause);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
