package io.github.nmstate4j.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.nmstate4j.desktop.cluster.ClusterWriter.Answer;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.designer.DesignerExtension;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.fleet.Snapshot;
import io.github.nmstate4j.desktop.ui.ScriptedDialogs;
import io.github.nmstate4j.desktop.ui.Workbenches;
import io.github.nmstate4j.desktop.workbench.Installed;
import io.github.nmstate4j.desktop.workbench.SettingsStore;
import io.github.nmstate4j.desktop.workbench.Stores;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ApplyTest {

    private static final Snapshot FLEET = SampleFleet.of(60, Instant.parse("2026-01-31T12:00:00Z"));
    private static final String POLICY = """
            # Storage has its own VLAN.
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: storage-vlan
            spec:
              nodeSelector:
                %s
              desiredState:
                interfaces:
                - name: bond0.300
                  type: vlan
                  state: up
                  vlan:
                    base-iface: bond0
                    id: 300
            """;
    private static final String WORKERS = "example.com/role: worker";

    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final RememberingWriter writer = new RememberingWriter();
    private final Stores stores = Stores.inMemory();
    private final WorkbenchViewModel workbench = workbench();
    private final WritableSession session = new WritableSession(FLEET, writer);
    private final ApplyViewModel model = new ApplyViewModel(workbench);

    private WorkbenchViewModel workbench() {
        return Workbenches.with(
                dialogs, SettingsStore.inMemory(), stores, Installed.of(List.of(new DesignerExtension(), new PreviewExtension())));
    }

    private void connect() {
        workbench.connect(session);
    }

    private void draft(String selector) {
        connect();
        workbench.design(POLICY.formatted(selector), "a test");
    }

    private Order order() {
        var orders = new ArrayList<Order>();
        model.prepare(orders::add);
        return orders.getFirst();
    }

    private String text() {
        return workbench.draft().getValue().map(PolicyDocument::text).orElse("");
    }

    private String lastSaid() {
        return dialogs.said().getLast();
    }

    /// UX-A1
    @Test
    void theOrderSaysWhereWhatWhoAndRisk() {
        draft(WORKERS);
        var order = order();

        assertThat(order.where()).isEqualTo("a test cluster");
        assertThat(order.what()).isEqualTo("A new policy, storage-vlan.");
        assertThat(order.verb()).matches("Apply to \\d+ nodes");
        assertThat(order.who()).contains("matches " + order.nodes() + " of 60 nodes").contains("waves of up to");
        assertThat(order.difference()).allMatch(line -> line.mark() == SideBySide.Mark.ADDED);
    }

    /// UX-A2
    @Test
    void aTenthOfTheFleetOrTheControlPlaneIsRisky() {
        draft(WORKERS);
        assertThat(order().risks()).anyMatch(risk -> risk.endsWith("of 60 nodes are concerned"));

        draft("kubernetes.io/hostname: master-0001");
        assertThat(order().risks()).containsExactly("the control plane is among them");

        draft("kubernetes.io/hostname: worker-0001");
        assertThat(order().risks()).isEmpty();
        assertThat(order().risk()).isEqualTo("None is known.");
    }

    @Test
    void anAppliedPolicyIsTheBaseOfTheNextChangeAndKeepsItsComments() {
        draft(WORKERS);
        var done = new AtomicBoolean();
        model.apply(order(), () -> done.set(true));

        assertThat(writer.calls).containsExactly("create storage-vlan");
        assertThat(done).isTrue();
        assertThat(text()).startsWith("# Storage has its own VLAN.");
        assertThat(workbench.navigation().place().getValue().perspective()).isEqualTo("rollout");
        model.apply(order(), () -> {});
        assertThat(writer.calls).last().isEqualTo("change storage-vlan");
    }

    @Test
    void underAnotherNameItIsANewPolicy() {
        draft(WORKERS);
        model.apply(order(), () -> {});
        workbench.replaceDraft("Rename", text().replace("storage-vlan", "other-vlan"), workbench.draftBase());
        model.apply(order(), () -> {});

        assertThat(writer.calls).containsExactly("create storage-vlan", "create other-vlan");
    }

    /// UX-A4
    @Test
    void whatSomebodyElseChangedIsMergedIntoTheDraftAndNothingIsWritten() {
        draft(WORKERS);
        model.apply(order(), () -> {});
        var theirs = text().replace("id: 300", "id: 300\n        protocol: 802.1ad");
        workbench.replaceDraft("Edit", text().replace("state: up", "state: up\n      mtu: 9000"), workbench.draftBase());
        writer.answers.add(new Answer.Conflict(RememberingWriter.row(theirs)));
        model.apply(order(), () -> {
            throw new AssertionError("nothing was applied");
        });

        assertThat(text()).contains("mtu: 9000").contains("802.1ad").startsWith("# Storage");
        assertThat(lastSaid()).contains("changed by somebody else", "1 change of the cluster taken", "apply again");
        workbench.run("designer.undo");
        assertThat(text()).contains("mtu: 9000").doesNotContain("802.1ad");
    }

    @Test
    void whatWasChangedOnBothSidesIsListedWithBothValues() {
        draft(WORKERS);
        model.apply(order(), () -> {});
        var theirs = text().replace("id: 300", "id: 301");
        workbench.replaceDraft("Edit", text().replace("id: 300", "id: 302"), workbench.draftBase());
        writer.answers.add(new Answer.Conflict(RememberingWriter.row(theirs)));
        model.apply(order(), () -> {});

        assertThat(text()).contains("id: 302");
        assertThat(lastSaid()).contains("here 302, in the cluster 301");
    }

    @Test
    void whatSomebodyElseDeletedIsMadeAnewOnlyWhenWanted() {
        draft(WORKERS);
        model.apply(order(), () -> {});
        writer.answers.add(new Answer.Gone());
        model.apply(order(), () -> {});
        assertThat(writer.calls).last().isEqualTo("change storage-vlan");

        writer.answers.add(new Answer.Gone());
        dialogs.answer("yes");
        model.apply(order(), () -> {});
        assertThat(writer.calls).last().isEqualTo("create storage-vlan");
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        draft(WORKERS);
        writer.answers.add(new Answer.Refused("admission webhook denied the request: bond0.300: …"));
        model.apply(order(), () -> {});

        assertThat(lastSaid()).contains("The API server refused storage-vlan", "bond0.300");
        assertThat(model.nothingToRevert().getValue()).isPresent();
    }

    /// UX-P7
    @Test
    void aDryRunIsNotTakenForAProofThatNodesWill() {
        draft(WORKERS);
        model.dryRun();

        assertThat(writer.calls).containsExactly("dry run");
        assertThat(lastSaid()).isEqualTo("The API server accepts it. That says nothing about the nodes: see the preview for them.");
    }

    /// UX-A3
    @Test
    void aCanaryIsAnOrdinaryPolicyForOneNodeAndIsPromotedOrWithdrawn() {
        draft(WORKERS);
        var first = PreviewViewModel.canaries(order().foreseen()).getFirst();
        model.tryOn(order(), List.of(first), () -> {});

        var canary = writer.written("storage-vlan-canary");
        assertThat(canary.labels()).containsEntry("nmstate4j.io/canary-of", "storage-vlan");
        assertThat(canary.spec().nodeSelector()).containsExactly(Map.entry("kubernetes.io/hostname", first));
        assertThat(PolicyDocument.of(canary.yaml()).errors()).isZero();
        session.policies.add(canary);
        assertThat(model.canaries("storage-vlan")).containsExactly(canary);
        assertThat(Canary.tries(canary, text())).isTrue();
        assertThat(Canary.tries(canary, text().replace("id: 300", "id: 301"))).isFalse();

        model.promote(order(), () -> {});
        assertThat(writer.calls).containsExactly("create storage-vlan-canary", "create storage-vlan", "delete storage-vlan-canary");
    }

    /// UX-A5
    @Test
    void undoingWhatWasPromotedBringsTheNodeOfTheCanaryBackAsWell() {
        draft("kubernetes.io/hostname: worker-0001");
        model.tryOn(order(), List.of("worker-0001"), () -> {});
        session.policies.add(writer.written("storage-vlan-canary"));
        session.states().replaceAll(state -> state.node().equals("worker-0001") ? withVlan(state) : state);
        model.promote(order(), () -> {});
        model.proposeRevert();

        assertThat(lastSaid()).startsWith("Brings back 1 node as before.");
        assertThat(PolicyDocument.of(text()).networkInterface("bond0.300").orElseThrow().state().name()).isEqualTo("ABSENT");
    }

    private static NodeState withVlan(NodeState before) {
        var tree = before.tree().deepCopy();
        var vlan = ((ArrayNode) tree.path("interfaces")).addObject().put("name", "bond0.300").put("type", "vlan").put("state", "up");
        vlan.putObject("vlan").put("base-iface", "bond0").put("id", 300);
        return new NodeState(before.node(), tree, before.updated(), before.networkManager());
    }

    @Test
    void aFailedPromotionLeavesTheCanary() {
        draft(WORKERS);
        model.tryOn(order(), List.of("worker-0001"), () -> {});
        session.policies.add(writer.written("storage-vlan-canary"));
        writer.answers.add(new Answer.Unreachable("connection refused"));
        model.promote(order(), () -> {});

        assertThat(writer.policies).containsKey("storage-vlan-canary");
        assertThat(lastSaid()).contains("connection refused");
    }

    /// UX-A3, UX-A5
    @Test
    void withdrawingProposesWhatBringsTheNodeBack() {
        draft(WORKERS);
        model.tryOn(order(), List.of("worker-0001"), () -> {});
        session.policies.add(writer.written("storage-vlan-canary"));
        model.withdraw("storage-vlan");

        assertThat(writer.calls).last().isEqualTo("delete storage-vlan-canary");
        assertThat(text()).contains("bond0.300").contains("state: absent").contains("kubernetes.io/hostname: worker-0001");
    }

    /// UX-A5
    @Test
    void revertingProposesWhatWasThereBefore() {
        connect();
        workbench.design(POLICY.formatted(WORKERS).replace("""
                - name: bond0.300
                  type: vlan
                  state: up
                  vlan:
                    base-iface: bond0
                    id: 300
            """.indent(0), """
                - name: bond0.300
                  type: vlan
                  state: up
                  vlan:
                    base-iface: bond0
                    id: 300
                - name: bond0
                  type: bond
                  state: up
                  mtu: 1400
            """), "a test");
        assertThat(model.nothingToRevert().getValue()).isPresent();
        model.apply(order(), () -> {});
        assertThat(model.nothingToRevert().getValue()).isEmpty();
        int writes = writer.calls.size();
        model.proposeRevert();

        var reverted = PolicyDocument.of(text());
        assertThat(reverted.errors()).isZero();
        assertThat(reverted.networkInterface("bond0.300").orElseThrow().state().name()).isEqualTo("ABSENT");
        assertThat(reverted.networkInterface("bond0").orElseThrow().base().mtu()).isPresent().isNotEqualTo(Optional.of(1400));
        assertThat(writer.calls).hasSize(writes);
        assertThat(lastSaid()).contains("Brings back");
        assertThat(workbench.navigation().place().getValue().perspective()).isEqualTo("designer");
    }

    @Test
    void whatWasAppliedBeforeARestartCanBeUndoneAfterIt() {
        draft(WORKERS);
        model.apply(order(), () -> {});
        var after = workbench();
        after.connect(new WritableSession(FLEET, writer));
        after.design(text(), "a restart");
        var undo = new ApplyViewModel(after);
        assertThat(undo.nothingToRevert().getValue()).isEmpty();
        undo.proposeRevert();

        var reverted = after.draft().getValue().orElseThrow();
        assertThat(reverted.networkInterface("bond0.300").orElseThrow().state().name()).isEqualTo("ABSENT");
    }

    /// UX-A6
    @Test
    void deletingOffersToTakeAwayFirstWhatThePolicyMade() {
        draft(WORKERS);
        model.apply(order(), () -> {});
        dialogs.answer("Remove what it made from the nodes first");
        model.delete();

        assertThat(dialogs.said()).anyMatch(said -> said.contains("leaves the nodes as they are"));
        assertThat(PolicyDocument.of(text()).networkInterface("bond0.300").orElseThrow().state().name()).isEqualTo("ABSENT");
        assertThat(writer.policies).containsKey("storage-vlan");
        assertThat(workbench.draftBase()).map(PolicyRow::name).contains("storage-vlan");

        dialogs.answer("Delete the policy, leave the nodes as they are");
        model.delete();
        assertThat(writer.policies).doesNotContainKey("storage-vlan");
        assertThat(model.undeletable().getValue()).contains("the policy in the designer is not in the cluster");
    }

    /// UX-A7
    @Test
    void aMissingPermissionNamesVerbAndResource() {
        writer.forbidden.add("create");
        draft(WORKERS);

        assertThat(model.unavailable().getValue()).contains("you have no permission to create nodenetworkconfigurationpolicies");
    }

    @Test
    void whatHasErrorsOrNoClusterIsNotApplied() {
        workbench.design(POLICY.formatted(WORKERS), "a test");
        assertThat(model.unavailable().getValue()).contains("there is no cluster here to apply to; connect to one");

        draft(WORKERS);
        assertThat(model.unavailable().getValue()).isEmpty();
        workbench.replaceDraft("Edit", text().replace("base-iface:", "base-ifac:"), Optional.empty());
        assertThat(model.unavailable().getValue()).contains("1 error has to be mended first");
    }
}
