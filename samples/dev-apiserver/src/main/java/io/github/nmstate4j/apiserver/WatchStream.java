package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One watch request: changes as they come, one JSON object a line, until the client or its time is gone.
final class WatchStream {
    /// @param revision follow from after this one; 0 begins with what there is
    /// @param timeoutSeconds 0 leaves it to the server
    record Options(
            ResourceType type,
            String namespace,
            Predicate<JsonNode> selection,
            Api.Form form,
            TableRows.Include include,
            long revision,
            boolean bookmarks,
            boolean initialEvents,
            long timeoutSeconds) {}

    private static final Duration BOOKMARK_EVERY = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(45);

    private final Store store;
    private final Options options;
    private final InstantSource clock;
    private boolean headersSent;

    WatchStream(Store store, Options options, InstantSource clock) {
        this.store = store;
        this.options = options;
        this.clock = clock;
    }

    /// Writes until the watch ends.
    void run(OutputStream out) throws IOException, InterruptedException {
        var end = clock.instant()
                .plus(options.timeoutSeconds() > 0 ? Duration.ofSeconds(options.timeoutSeconds()) : LONGEST);
        try (var watch = open(out)) {
            while (true) {
                var left = Duration.between(clock.instant(), end);
                if (!left.isPositive()) {
                    return;
                }
                switch (watch.next(left.compareTo(BOOKMARK_EVERY) < 0 ? left : BOOKMARK_EVERY)) {
                    case Store.Next.Changed(var change) -> write(out, change);
                    case Store.Next.Quiet(var revision) -> {
                        if (options.bookmarks()) {
                            send(out, "BOOKMARK", bookmark(revision, false));
                        }
                    }
                    case Store.Next.Ended _ -> {
                        return;
                    }
                }
            }
        } catch (ErrorStatus e) {
            send(out, "ERROR", e.status());
        }
    }

    private Store.Watch open(OutputStream out) throws IOException {
        var resource = options.type().qualifiedPlural();
        if (!options.initialEvents() && options.revision() > 0) {
            var watch = store.watch(resource, options.revision());
            if (options.bookmarks()) {
                // Some clients take a watch for begun when the first event comes; it may be long until one does.
                send(out, "BOOKMARK", bookmark(options.revision(), false));
            }
            return watch;
        }
        var initial = new Store.Listing[1];
        var watch = store.watchFromNow(resource, options.namespace(), listing -> initial[0] = listing);
        for (var object : initial[0].items()) {
            var shown = options.type().shown(object);
            if (options.selection().test(shown)) {
                send(out, "ADDED", shownAs(shown));
            }
        }
        if (options.initialEvents() && options.bookmarks()) {
            send(out, "BOOKMARK", bookmark(initial[0].revision(), true));
        }
        out.flush();
        return watch;
    }

    private void write(OutputStream out, Store.Change change) throws IOException {
        if (!options.namespace().isEmpty() && !options.namespace().equals(change.key().namespace())) {
            return;
        }
        var shown = options.type().shown(change.object());
        var event = event(change.kind(), options.selection().test(shown), wasSelected(change));
        if (event.isPresent()) {
            send(out, event.get().name(), shownAs(shown));
        }
    }

    private boolean wasSelected(Store.Change change) {
        return change.previous()
                .map(options.type()::shown)
                .filter(options.selection())
                .isPresent();
    }

    /// What a change looks like through a selection: objects come and go as they begin and cease to match.
    private static Optional<Store.Kind> event(Store.Kind kind, boolean selected, boolean wasSelected) {
        if (kind == Store.Kind.DELETED) {
            return wasSelected ? Optional.of(Store.Kind.DELETED) : Optional.empty();
        }
        if (selected) {
            return Optional.of(wasSelected ? Store.Kind.MODIFIED : Store.Kind.ADDED);
        }
        return wasSelected ? Optional.of(Store.Kind.DELETED) : Optional.empty();
    }

    private ObjectNode shownAs(ObjectNode object) {
        return switch (options.form()) {
            case PLAIN -> object;
            case PARTIAL -> TableRows.partial(object);
            case TABLE -> {
                var first = !headersSent;
                headersSent = true;
                yield table(List.of(object), Json.resourceVersion(object), first, clock.instant());
            }
        };
    }

    private ObjectNode table(List<ObjectNode> objects, String revision, boolean headers, Instant now) {
        return TableRows.table(
                options.type(),
                objects,
                Json.object().put("resourceVersion", revision),
                headers,
                options.include(),
                now);
    }

    private ObjectNode bookmark(long revision, boolean initialEnd) {
        var bookmark = Json.object();
        if (options.form() == Api.Form.PLAIN) {
            bookmark.put("kind", options.type().kind()).put("apiVersion", options.type().apiVersion());
        } else {
            bookmark.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        }
        var metadata = bookmark.putObject("metadata").put("resourceVersion", Long.toString(revision));
        metadata.putNull("creationTimestamp");
        if (initialEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        if (options.form() == Api.Form.TABLE) {
            var table = table(List.of(), Long.toString(revision), false, clock.instant());
            table.withArray("rows").addObject().set("object", bookmark);
            return table;
        }
        return bookmark;
    }

    private static void send(OutputStream out, String type, ObjectNode object) throws IOException {
        var event = Json.object().put("type", type);
        event.set("object", object);
        out.write(Json.bytes(event));
        out.write('\n');
        out.flush();
    }
}
