package io.github.nmstate4j.desktop.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/// Reads and writes snapshots: gzip over one JSON object per line. The first line says what follows; every other line is one
/// Kubernetes object. Plain JSON and YAML, and the lists that `kubectl` writes, are read as well.
public final class SnapshotFile {

    static final String KIND = "NetworkSnapshot";
    private static final String SOURCE = "source";
    private static final String TAKEN = "taken";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SnapshotFile() {}

    /// Replaces a file that is there, at once or not at all.
    public static void write(Snapshot snapshot, Path file) throws IOException {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        var unfinished = Files.createTempFile(folder, ".snapshot", ".part");
        try {
            try (var out = new GZIPOutputStream(Files.newOutputStream(unfinished), 1 << 16);
                    var lines = JSON.getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                lines.setRootValueSeparator(new SerializedString("\n"));
                JSON.writeTree(lines, header(snapshot));
                for (var node : snapshot.nodes()) {
                    JSON.writeTree(lines, SnapshotObjects.tree(node));
                }
                for (var state : snapshot.states()) {
                    JSON.writeTree(lines, SnapshotObjects.tree(state));
                }
                for (var policy : snapshot.policies()) {
                    JSON.writeTree(lines, SnapshotObjects.tree(policy));
                }
                for (var enactment : snapshot.enactments()) {
                    JSON.writeTree(lines, SnapshotObjects.tree(enactment));
                }
                lines.writeRaw('\n');
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static ObjectNode header(Snapshot snapshot) {
        return JSON.createObjectNode()
                .put("apiVersion", "desktop.nmstate4j/v1")
                .put("kind", KIND)
                .put(SOURCE, snapshot.source())
                .put(TAKEN, snapshot.taken().toString())
                .put("contents", snapshot.contents());
    }

    public static Snapshot read(Path file) throws IOException {
        return read(file, SnapshotLimits.usual());
    }

    static Snapshot read(Path file, SnapshotLimits limits) throws IOException {
        var name = String.valueOf(file.getFileName());
        try (var in = unpacked(file, limits)) {
            var reading = new Reading(name, Files.getLastModifiedTime(file).toInstant(), limits);
            try (var documents = documents(in, limits)) {
                while (documents.hasNextValue()) {
                    reading.take(documents.nextValue());
                }
            }
            return reading.snapshot();
        } catch (UncheckedIOException e) {
            throw told(name, e);
        } catch (JsonProcessingException e) {
            throw told(name, e);
        }
    }

    private static SnapshotException told(String name, Exception cause) {
        for (@Nullable Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof SnapshotException known) {
                return known;
            }
        }
        var where = cause instanceof JsonProcessingException e && e.getLocation() != null
                ? " at line " + e.getLocation().getLineNr()
                : "";
        var why = cause instanceof JsonProcessingException e ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
        return new SnapshotException(
                name + " is not a snapshot" + where + ": " + firstLine(why)
                        + ". Choose a file saved by `Save a snapshot`, or one written by `kubectl get nodes,nns,nncp,nnce -o yaml`.",
                cause);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static InputStream unpacked(Path file, SnapshotLimits limits) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        var plain = packed ? new GZIPInputStream(in, 1 << 16) : in;
        return new BufferedInputStream(new Limited(plain, String.valueOf(file.getFileName()), limits.bytes()), 1 << 16);
    }

    private static MappingIterator<JsonNode> documents(InputStream in, SnapshotLimits limits) throws IOException {
        var bounds = StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.text())
                .build();
        in.mark(1);
        boolean json = in.read() == '{';
        in.reset();
        if (json) {
            var factory = JsonFactory.builder().streamReadConstraints(bounds).build();
            return new ObjectMapper(factory).readerFor(JsonNode.class).readValues(in);
        }
        var options = new LoaderOptions();
        options.setCodePointLimit((int) Math.min(Integer.MAX_VALUE, limits.bytes()));
        options.setNestingDepthLimit(limits.depth());
        options.setMaxAliasesForCollections(0);
        var factory = YAMLFactory.builder().loaderOptions(options).streamReadConstraints(bounds).build();
        return new YAMLMapper(factory).readerFor(JsonNode.class).readValues(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// Ends with an error instead of unpacking without end.
    private static final class Limited extends FilterInputStream {
        private final String name;
        private final long most;
        private long left;

        Limited(InputStream in, String name, long most) {
            super(in);
            this.name = name;
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            spend(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            spend(Math.max(0, read));
            return read;
        }

        private void spend(int bytes) throws SnapshotException {
            left -= bytes;
            if (left < 0) {
                throw new SnapshotException(name + " unpacks to more than " + most + " bytes; it is not read further.");
            }
        }
    }

    private static final class Reading {
        private final String name;
        private final SnapshotLimits limits;
        private final SnapshotObjects objects = new SnapshotObjects();
        private String source;
        private Instant taken;
        private int count;

        Reading(String name, Instant changed, SnapshotLimits limits) {
            this.name = name;
            this.limits = limits;
            this.source = name;
            this.taken = changed;
        }

        void take(JsonNode document) throws SnapshotException {
            if (document.isNull() || document.isMissingNode()) {
                return;
            }
            var kind = document.path("kind").asText("");
            if (kind.equals(KIND)) {
                source = document.path(SOURCE).asText(source);
                taken = time(document.path(TAKEN).asText());
            } else if (kind.endsWith("List") && document.path("items").isArray()) {
                for (var item : document.path("items")) {
                    object(item);
                }
            } else {
                object(document);
            }
        }

        private Instant time(String text) throws SnapshotException {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new SnapshotException(
                        name + " says it was taken at `" + text + "`, which is not a time such as 2026-01-31T12:00:00Z.", e);
            }
        }

        private void object(JsonNode object) throws SnapshotException {
            count++;
            if (count > limits.objects()) {
                throw new SnapshotException(name + " has more than " + limits.objects() + " objects; it is not read further.");
            }
            objects.take(object).ifPresent(problem -> {
                throw new UncheckedIOException(
                        new SnapshotException("Object " + count + " of " + name + " cannot be read: " + problem));
            });
        }

        Snapshot snapshot() throws SnapshotException {
            if (objects.isEmpty()) {
                throw new SnapshotException(name + " has no nodes, network states, policies or enactments."
                        + " Choose a file saved by `Save a snapshot`, or one written by `kubectl get nodes,nns,nncp,nnce -o yaml`.");
            }
            return objects.snapshot(source, taken);
        }
    }
}
