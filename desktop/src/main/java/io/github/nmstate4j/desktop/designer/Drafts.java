package io.github.nmstate4j.desktop.designer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.spi.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is in the designer and not yet in a cluster, kept at every pause in typing: neither a crash nor opening something
/// else loses it.
final class Drafts {

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A draft as it is stored.
    ///
    /// @param process that it is open in
    /// @param saved in milliseconds of the epoch
    /// @param baseYaml the policy of the cluster that it changes, as it was read; null for a new one
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Stored(String policy, String text, String process, long saved, @Nullable String baseYaml, long baseGeneration) {}

    /// A draft that nobody has open.
    record Left(String id, Stored draft) {
        Instant saved() {
            return Instant.ofEpochMilli(draft.saved());
        }
    }

    private final Store store;
    private final String process;
    private final Predicate<String> isRunning;
    private final InstantSource clock;
    private final ObservableList<Left> left = FXCollections.observableArrayList();
    private int opened;

    /// @param process names this run of the workbench
    /// @param isRunning whether a run of this name goes on: its drafts are its own
    Drafts(Store store, String process, Predicate<String> isRunning, InstantSource clock) {
        this.store = store;
        this.process = process;
        this.isRunning = isRunning;
        this.clock = clock;
        look();
    }

    /// Of this process.
    static Drafts in(Store store) {
        var here = ProcessHandle.current();
        return new Drafts(store, name(here), name -> handle(name).filter(other -> name(other).equals(name)).isPresent(), InstantSource.system());
    }

    /// The system may give the number of a process to another one, but not its time.
    private static String name(ProcessHandle handle) {
        return handle.pid() + "-" + handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Optional<ProcessHandle> handle(String name) {
        try {
            return ProcessHandle.of(Long.parseLong(name.substring(0, Math.max(0, name.indexOf('-')))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Those that nobody has open, the latest first.
    ObservableList<Left> left() {
        return left;
    }

    private String id() {
        return process + "-" + opened;
    }

    /// Something else is opened: what was kept until now stays, as a draft that nobody has open.
    void begin() {
        opened++;
        look();
    }

    void save(PolicyDocument draft, Optional<PolicyRow> base) {
        var stored = new Stored(
                draft.name(),
                draft.text(),
                process,
                clock.millis(),
                base.map(PolicyRow::yaml).orElse(null),
                base.map(PolicyRow::generation).orElse(0L));
        try {
            store.put(id(), JSON.writeValueAsString(stored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft is plain text", e);
        }
    }

    /// The draft in front is no draft any more: it is in a cluster, or says nothing new.
    void forget() {
        store.remove(id());
    }

    void discard(Left draft) {
        store.remove(draft.id());
        look();
    }

    private void look() {
        left.setAll(store.names().stream()
                .filter(id -> !id.equals(id()))
                .flatMap(id -> read(id).map(draft -> new Left(id, draft)).stream())
                .filter(draft -> draft.draft().process().equals(process) || !isRunning.test(draft.draft().process()))
                .sorted(Comparator.comparing(Left::saved).reversed())
                .toList());
    }

    private Optional<Stored> read(String id) {
        try {
            return store.get(id).map(Drafts::parse);
        } catch (IllegalArgumentException e) {
            LOG.warn("The draft {} cannot be read and is left where it is: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static Stored parse(String text) {
        try {
            return JSON.readValue(text, Stored.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /// How many there are, for people.
    static String sentence(int count) {
        return count == 1 ? "1 draft was not applied" : count + " drafts were not applied";
    }

}
