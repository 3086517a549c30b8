package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerSnapshot;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.FollowUp;
import io.github.nmstate4j.plan.Plan;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Step;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.verify.Mismatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A node whose whole network is one word: saving a profile stores a word, activating it makes it the state.
/// It writes down every call that changes something.
final class ToyNode implements NodeView, Decisions, NetworkManager {

    final List<String> writes = new CopyOnWriteArrayList<>();
    final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<UUID, String> profiles = new LinkedHashMap<>();
    private final List<ToyCheckpoint> open = new CopyOnWriteArrayList<>();
    private int checkpointsOpened;

    volatile String word = "before";
    /// What activating does to the state.
    Activation activation = saved -> word = saved;
    Rollback rollback = () -> {};
    Optional<NetworkManagerException> reapplyFailure = Optional.empty();
    List<FollowUp> followUps = new ArrayList<>();
    List<Step> extraSteps = new ArrayList<>();

    interface Activation {
        void of(String saved) throws NetworkManagerException;
    }

    interface Rollback {
        void happen() throws NetworkManagerException;
    }

    static NetworkState desired(String word) {
        return NetworkState.empty().withDescription(Optional.of(word));
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }

    List<String> openCheckpoints() {
        return open.stream().map(ToyCheckpoint::name).toList();
    }

    // Decisions: "bad" is refused.
    @Override
    public Decision decide(NetworkState desired, Observation now, PlanOptions options) {
        var wanted = desired.description().orElseThrow();
        if (wanted.startsWith("bad")) {
            return new Decision.Refuse(List.of(
                    Finding.error(Code.author("toy.bad"), DocumentPath.of("description"), "no node can be " + wanted)));
        }
        Goal goal = later -> later.state().description().equals(desired.description())
                ? List.of()
                : List.of(new Mismatch(
                        DocumentPath.of("description"), wanted, later.state().description().orElse("nothing")));
        if (goal.missedBy(now).isEmpty() && followUps.isEmpty()) {
            return new Decision.Carry(Plan.nothing(), goal);
        }
        var profile = profile(wanted);
        var steps = new ArrayList<Step>(List.of(
                new Step.SaveProfile(profile, true, options.memoryOnly()),
                new Step.Activate(profile.uuid(), wanted, Optional.empty())));
        steps.addAll(extraSteps);
        return new Decision.Carry(
                new Plan(steps, followUps.isEmpty() ? new FollowUp.Done() : followUps.removeFirst()), goal);
    }

    static Profile profile(String word) {
        return new Profile(Map.of(
                Profile.CONNECTION,
                Map.of(
                        "uuid", SettingValue.of(UUID.nameUUIDFromBytes(word.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString()),
                        "id", SettingValue.of(word))));
    }

    // NodeView
    @Override
    public Observation observe() {
        return Observation.of(desired(word));
    }

    @Override
    public Both onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    interface Both extends NodeView.Subscription, NetworkManager.Subscription {
        @Override
        void close();
    }

    // NetworkManager
    @Override
    public NetworkManagerSnapshot snapshot() {
        return new NetworkManagerSnapshot("1.58.0", List.of(), List.of(), Optional.empty(), List.of());
    }

    @Override
    public void save(Profile profile, boolean inMemory) {
        writes.add("save " + profile.id() + (inMemory ? " in memory" : ""));
        profiles.put(profile.uuid(), profile.id());
    }

    @Override
    public void delete(UUID profile) {
        writes.add("delete " + profiles.remove(profile));
    }

    @Override
    public void activate(UUID profile, Duration timeout) throws NetworkManagerException {
        var saved = profiles.getOrDefault(profile, "unknown");
        writes.add("activate " + saved);
        activation.of(saved);
    }

    @Override
    public void reapply(String interfaceName, String type, Profile profile) throws NetworkManagerException {
        writes.add("reapply " + profile.id());
        if (reapplyFailure.isPresent()) {
            throw reapplyFailure.get();
        }
        word = profile.id();
    }

    @Override
    public void deactivate(UUID profile, Duration timeout) {
        writes.add("deactivate " + profiles.get(profile));
    }

    @Override
    public void deleteDevice(String interfaceName, String type) throws NetworkManagerException {
        writes.add("delete device " + interfaceName);
        throw new NetworkManagerException(NetworkManagerException.Kind.OTHER, "devices are not deleted here");
    }

    @Override
    public void setGlobalDns(DnsConfig dns) {
        writes.add("global dns");
    }

    @Override
    public void saveHostname(String hostname) {
        writes.add("host name " + hostname);
    }

    @Override
    public Checkpoint openCheckpoint(Duration rollbackAfter) throws NetworkManagerException {
        if (!open.isEmpty()) {
            throw new NetworkManagerException(
                    NetworkManagerException.Kind.CHECKPOINT_CONFLICT, "a checkpoint exists: " + openCheckpoints());
        }
        writes.add("checkpoint");
        var checkpoint = new ToyCheckpoint("/checkpoint/" + ++checkpointsOpened, word);
        open.add(checkpoint);
        return checkpoint;
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return List.copyOf(open);
    }

    @Override
    public void close() {}

    private final class ToyCheckpoint implements Checkpoint {
        private final String name;
        private final String wordThen;
        private boolean done;

        ToyCheckpoint(String name, String wordThen) {
            this.name = name;
            this.wordThen = wordThen;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void extend(Duration rollbackAfter) {}

        @Override
        public void commit() {
            writes.add("commit");
            open.remove(this);
            done = true;
        }

        @Override
        public void leaveOpen() {
            done = true;
        }

        @Override
        public void close() throws NetworkManagerException {
            if (done) {
                return;
            }
            done = true;
            writes.add("rollback");
            rollback.happen();
            open.remove(this);
            word = wordThen;
        }
    }
}
