package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// All objects, one revision counter for every change, and a window of recent changes for those who watch.
///
/// Stored trees are never changed: a change replaces the tree. A write names the revision it is based on and fails when that is no longer the current one.
final class Store {
    /// Where an object is: the plural with its group, the namespace (empty for cluster-scoped kinds), the name.
    record Key(String resource, String namespace, String name) {
        private String place() {
            return namespace + "/" + name;
        }
    }

    enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }

    /// One change. A deleted object carries the revision of its deletion.
    record Change(long revision, Kind kind, Key key, ObjectNode object, Optional<ObjectNode> previous) {}

    record Listing(List<ObjectNode> items, long revision) {}

    /// The write lost: the object is not (any more) what the writer thought. Empty when it is gone.
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Optional<ObjectNode> current;

        private Lost(Optional<ObjectNode> current) {
            super("The object has changed meanwhile", null, false, false);
            this.current = current;
        }

        Optional<ObjectNode> current() {
            return current;
        }
    }

    private static final class Resource {
        private final TreeMap<String, ObjectNode> objects = new TreeMap<>();
        private final ArrayDeque<Change> recent = new ArrayDeque<>();
        private long forgottenUpTo;

        private Resource(long forgottenUpTo) {
            this.forgottenUpTo = forgottenUpTo;
        }
    }

    private static final int MOST_PENDING = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Resource> resources = new HashMap<>();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final int window;
    private final long firstRevision;
    private long revision;

    /// @param firstRevision larger than any revision an earlier server may have handed out, so that its clients start over
    /// @param window how many changes per kind can be watched from the past
    Store(long firstRevision, int window) {
        this.firstRevision = firstRevision;
        this.revision = firstRevision;
        this.window = window;
    }

    private Resource resource(String name) {
        return resources.computeIfAbsent(name, _ -> new Resource(firstRevision));
    }

    long revision() {
        lock.lock();
        try {
            return revision;
        } finally {
            lock.unlock();
        }
    }

    Optional<ObjectNode> read(Key key) {
        lock.lock();
        try {
            return Optional.ofNullable(resource(key.resource()).objects.get(key.place()));
        } finally {
            lock.unlock();
        }
    }

    /// All objects of a kind in one namespace or, when that is empty, in all; ordered by namespace and name.
    Listing list(String resource, String namespace) {
        lock.lock();
        try {
            return new Listing(items(resource, namespace), revision);
        } finally {
            lock.unlock();
        }
    }

    private List<ObjectNode> items(String resource, String namespace) {
        var objects = resource(resource).objects;
        return List.copyOf(
                namespace.isEmpty()
                        ? objects.values()
                        : objects.subMap(namespace + "/", namespace + "0").values());
    }

    /// Every object of every kind, for collectors and snapshots.
    List<Map.Entry<String, ObjectNode>> everything() {
        lock.lock();
        try {
            var all = new ArrayList<Map.Entry<String, ObjectNode>>();
            resources.forEach((name, resource) ->
                    resource.objects.values().forEach(object -> all.add(Map.entry(name, object))));
            return all;
        } finally {
            lock.unlock();
        }
    }

    ObjectNode create(Key key, ObjectNode object) throws Lost {
        lock.lock();
        try {
            var resource = resource(key.resource());
            var current = resource.objects.get(key.place());
            if (current != null) {
                throw new Lost(Optional.of(current));
            }
            var stored = stamped(object);
            resource.objects.put(key.place(), stored);
            publish(resource, new Change(revision, Kind.ADDED, key, stored, Optional.empty()));
            return stored;
        } finally {
            lock.unlock();
        }
    }

    /// @param base the object the change was computed from
    ObjectNode replace(Key key, ObjectNode base, ObjectNode object) throws Lost {
        lock.lock();
        try {
            var resource = resource(key.resource());
            check(resource, key, base);
            var stored = stamped(object);
            resource.objects.put(key.place(), stored);
            publish(resource, new Change(revision, Kind.MODIFIED, key, stored, Optional.of(base)));
            return stored;
        } finally {
            lock.unlock();
        }
    }

    ObjectNode remove(Key key, ObjectNode base) throws Lost {
        return remove(key, base, base);
    }

    /// Removes an object whose last state differs from what is stored: the change that took its last finalizer.
    ObjectNode remove(Key key, ObjectNode base, ObjectNode lastState) throws Lost {
        lock.lock();
        try {
            var resource = resource(key.resource());
            check(resource, key, base);
            resource.objects.remove(key.place());
            var last = stamped(lastState);
            publish(resource, new Change(revision, Kind.DELETED, key, last, Optional.of(base)));
            return last;
        } finally {
            lock.unlock();
        }
    }

    private static void check(Resource resource, Key key, ObjectNode base) throws Lost {
        var current = resource.objects.get(key.place());
        if (current == null || !Json.resourceVersion(current).equals(Json.resourceVersion(base))) {
            throw new Lost(Optional.ofNullable(current));
        }
    }

    private ObjectNode stamped(ObjectNode object) {
        revision++;
        var stored = Json.shallowCopy(object);
        var metadata = Json.shallowCopy(Json.metadata(stored));
        metadata.put("resourceVersion", Long.toString(revision));
        stored.set("metadata", metadata);
        return stored;
    }

    private void publish(Resource resource, Change change) {
        resource.recent.addLast(change);
        if (resource.recent.size() > window) {
            resource.forgottenUpTo = resource.recent.removeFirst().revision();
        }
        for (var watch : watches) {
            watch.offer(change);
        }
    }

    /// Puts an object back as a snapshot had it, at its old revision.
    void restore(Key key, ObjectNode object) {
        lock.lock();
        try {
            resource(key.resource()).objects.put(key.place(), object);
        } finally {
            lock.unlock();
        }
    }

    /// Follows a kind from after a revision.
    ///
    /// @throws ErrorStatus 410 when changes after that revision are forgotten
    Watch watch(String resource, long after) {
        lock.lock();
        try {
            var followed = resource(resource);
            if (after < followed.forgottenUpTo) {
                throw ErrorStatus.tooOld(after, followed.forgottenUpTo);
            }
            return register(
                    resource,
                    followed.recent.stream()
                            .filter(change -> change.revision() > after)
                            .toList());
        } finally {
            lock.unlock();
        }
    }

    /// Follows a kind from now, after handing over what there is.
    Watch watchFromNow(String resource, String namespace, Consumer<Listing> initial) {
        lock.lock();
        try {
            initial.accept(new Listing(items(resource, namespace), revision));
            return register(resource, List.of());
        } finally {
            lock.unlock();
        }
    }

    /// Follows every kind from now.
    Watch watchEverything() {
        lock.lock();
        try {
            return register("", List.of());
        } finally {
            lock.unlock();
        }
    }

    private Watch register(String resource, List<Change> missed) {
        var watch = new Watch(resource, missed);
        watches.add(watch);
        return watch;
    }

    /// Ends every watch of a kind that is no longer served.
    void endWatches(String resource) {
        for (var watch : watches) {
            if (watch.resource.equals(resource)) {
                watch.end();
            }
        }
    }

    void endAllWatches() {
        watches.forEach(Watch::end);
    }

    /// What a watch hands out: a change, quiet until a revision, or the end.
    sealed interface Next {
        record Changed(Change change) implements Next {}

        /// Nothing happened in the time given; everything up to the revision has been seen.
        record Quiet(long revision) implements Next {}

        record Ended() implements Next {}
    }

    /// One follower. A follower that does not keep up is ended, and has to list again.
    final class Watch implements AutoCloseable {
        private final String resource;
        private final BlockingQueue<Next> queue = new LinkedBlockingQueue<>();

        private Watch(String resource, List<Change> missed) {
            this.resource = resource;
            missed.forEach(change -> queue.add(new Next.Changed(change)));
        }

        private void offer(Change change) {
            if (resource.isEmpty() || resource.equals(change.key().resource())) {
                queue.add(new Next.Changed(change));
                if (queue.size() > MOST_PENDING) {
                    watches.remove(this);
                    queue.clear();
                    end();
                }
            }
        }

        private void end() {
            queue.add(new Next.Ended());
        }

        Next next(Duration patience) throws InterruptedException {
            var next = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
            lock.lock();
            try {
                var late = queue.poll();
                return late != null ? late : new Next.Quiet(revision);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
