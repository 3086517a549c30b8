package io.github.nmstate4j.handler.apply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The memory as a small file on the host. It notes the boot as well: after a reboot NetworkManager counts its
/// checkpoints anew, so an old name would be somebody else's.
public final class CheckpointFile implements CheckpointMemory {

    private static final String OPENING = "opening";
    private static final String DURING = "during";
    private static final long LARGEST = 64L * 1024;

    private final Path file;
    private final String bootId;

    public CheckpointFile(Path file, String bootId) {
        this.file = file;
        this.bootId = bootId;
    }

    @Override
    public void opening(Set<String> existing) throws IOException {
        var lines = new StringBuilder(bootId).append('\n').append(OPENING).append('\n');
        existing.forEach(name -> lines.append(name).append('\n'));
        write(lines.toString());
    }

    @Override
    public void opened(String checkpoint) throws IOException {
        write(bootId + '\n' + DURING + '\n' + checkpoint + '\n');
    }

    @Override
    public void closed() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public Optional<Interrupted> interrupted() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.size(file) > LARGEST ? List.<String>of() : Files.readAllLines(file, StandardCharsets.UTF_8);
        boolean ours = lines.size() >= 2 && lines.getFirst().equals(bootId);
        if (ours && lines.get(1).equals(OPENING)) {
            return Optional.of(new Interrupted.Opening(new HashSet<>(lines.subList(2, lines.size()))));
        }
        if (ours && lines.get(1).equals(DURING) && lines.size() == 3) {
            return Optional.of(new Interrupted.During(lines.get(2)));
        }
        return Optional.empty();
    }

    /// On the disk before anything is changed, and never half written.
    private void write(String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
