package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.spi.InspectorSection;
import io.github.nmstate4j.desktop.spi.InterfaceAccess;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The form for what is selected: an interface, or the policy itself.
final class InspectorView {

    private static final List<String> BOND_MODES =
            List.of("balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb");
    private static final List<String> STATES = List.of("up", "down", "absent", "ignore");
    private static final double NARROW = 90;
    private static final double WIDE = 150;

    private final DesignerViewModel model;
    private final Supplier<List<InspectorSection>> sections;
    private final VBox content = new VBox();
    private final ScrollPane root = new ScrollPane(content);
    private Optional<Form> form = Optional.empty();
    private String shownFor = "?";

    InspectorView(DesignerViewModel model, Supplier<List<InspectorSection>> sections) {
        this.model = model;
        this.sections = sections;
        root.setId("inspector");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().addAll("edge-to-edge", "inspector");
        content.getStyleClass().add("inspector-content");
        model.selection().subscribe(this::look);
        model.drawn().subscribe(this::look);
        look();
    }

    Region root() {
        return root;
    }

    /// Another form only for something else, or for another type of it: fields keep their focus.
    private void look() {
        var drawn = model.drawn().getValue();
        if (drawn.isEmpty()) {
            return;
        }
        var selected = model.selection().getValue();
        var iface = drawn.get().pathOf(selected).isPresent() ? selected : "";
        var key = iface + "\n" + model.text(iface, "type").orElse("") + "\n" + lists(drawn.get(), iface);
        if (!key.equals(shownFor)) {
            shownFor = key;
            form.ifPresent(Form::close);
            show(iface);
        }
    }

    /// Whether parts of the form are there that depend on more than the type.
    private static String lists(PolicyDocument policy, String iface) {
        return iface.isEmpty() ? "" : policy.pathOf(iface).map(path -> String.valueOf(policy.part(path.key("ethernet")).isPresent())).orElse("");
    }

    private void show(String iface) {
        var fresh = new Form(model, iface);
        form = Optional.of(fresh);
        if (iface.isEmpty()) {
            policy(fresh);
        } else {
            networkInterface(fresh, iface);
        }
        content.getChildren().setAll(head(iface), fresh.node());
    }

    private HBox head(String iface) {
        var type = model.text(iface, "type").orElse("");
        var kind = model.kind(type);
        var title = new Label(iface.isEmpty() ? "Policy" : iface, Icons.of(iface.isEmpty() ? "mdi2f-file-document-outline" : kind.map(InterfaceKind::icon).orElse("mdi2e-ethernet")));
        title.getStyleClass().add("inspector-title");
        var row = new HBox(title);
        row.getStyleClass().add("inspector-head");
        if (!iface.isEmpty()) {
            var spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            var delete = new Button("", Icons.of("mdi2d-delete-outline"));
            delete.setId("delete-interface");
            delete.getStyleClass().addAll("flat", "small");
            delete.setAccessibleText("Take " + iface + " out of the policy");
            delete.setOnAction(event -> model.delete(iface));
            row.getChildren().addAll(spring, delete);
        }
        return row;
    }

    private void policy(Form form) {
        form.text("field-policy-name", "Name", "metadata.name");
        form.section("Nodes");
        var selector = new SelectorForm(model);
        form.owns(selector.follow());
        form.node(selector.node());
        form.number("field-max-unavailable", "At most at once (number or %)", "spec.maxUnavailable");
        form.section("Node");
        form.text("field-hostname", "Host name", "spec.desiredState.hostname.config");
        form.section("DNS");
        form.items("dns-servers", "Servers", PolicyDocument.DESIRED.key("dns-resolver").key("config").key("server"), List.of(new Form.Column("Address", "", WIDE)), "server");
        form.items("dns-search", "Search domains", PolicyDocument.DESIRED.key("dns-resolver").key("config").key("search"), List.of(new Form.Column("Domain", "", WIDE)), "domain");
        form.section("Routes");
        form.items(
                "routes",
                "Static routes",
                PolicyDocument.DESIRED.key("routes").key("config"),
                List.of(
                        new Form.Column("Destination", "destination", NARROW),
                        new Form.Column("Next hop", "next-hop-address", NARROW),
                        new Form.Column("Interface", "next-hop-interface", NARROW)),
                "route");
        form.items(
                "rules",
                "Rules",
                PolicyDocument.DESIRED.key("route-rules").key("config"),
                List.of(
                        new Form.Column("From", "ip-from", NARROW),
                        new Form.Column("To", "ip-to", NARROW),
                        new Form.Column("Table", "route-table", NARROW)),
                "rule");
    }

    private void networkInterface(Form form, String iface) {
        var type = model.text(iface, "type").orElse("");
        form.name();
        form.choice("field-type", "Type", "type", model.kinds().stream().map(InterfaceKind::type).toList());
        form.choice("field-state", "State", "state", STATES);
        form.number("field-mtu", "MTU", "mtu");
        form.text("field-mac", "MAC address", "mac-address");
        form.text("field-description", "Description", "description");
        var kind = model.kind(type);
        if (kind.flatMap(InterfaceKind::lower).isPresent()) {
            form.section(kind.get().title());
            form.lowers(kind.get().lower().get().form() == InterfaceKind.Lower.Form.NAME ? "Stands on" : "Ports");
        }
        ofKind(form, type);
        for (var family : List.of("ipv4", "ipv6")) {
            form.section(family.equals("ipv4") ? "IPv4" : "IPv6");
            form.check("field-" + family, "Enabled", family + ".enabled");
            form.check("field-" + family + "-dhcp", "DHCP", family + ".dhcp");
            if (family.equals("ipv6")) {
                form.check("field-ipv6-autoconf", "Autoconf", "ipv6.autoconf");
            }
            form.items(
                    family + "-addresses",
                    "Addresses",
                    DocumentPath.of(family, "address"),
                    List.of(new Form.Column("Address", "ip", WIDE), new Form.Column("Prefix", "prefix-length", 60)),
                    "address");
        }
        form.section("LLDP");
        form.check("field-lldp", "Listen for neighbours", "lldp.enabled");
        model.drawn().getValue().flatMap(policy -> policy.networkInterface(iface)).ifPresent(read -> contributed(form, read));
    }

    private void ofKind(Form form, String type) {
        switch (type) {
            case "bond" -> {
                form.choice("field-bond-mode", "Mode", "link-aggregation.mode", BOND_MODES);
                form.text("field-bond-miimon", "Link monitoring every (ms)", "link-aggregation.options.miimon");
                form.text("field-bond-primary", "Primary", "link-aggregation.options.primary");
                form.text("field-bond-lacp-rate", "LACP rate", "link-aggregation.options.lacp_rate");
                form.text("field-bond-hash", "Transmit hash policy", "link-aggregation.options.xmit_hash_policy");
            }
            case "vlan" -> form.number("field-vlan-id", "VLAN id", "vlan.id");
            case "vxlan" -> {
                form.number("field-vxlan-id", "VXLAN id", "vxlan.id");
                form.text("field-vxlan-remote", "Remote", "vxlan.remote");
                form.number("field-vxlan-port", "Destination port", "vxlan.destination-port");
            }
            case "vrf" -> form.number("field-vrf-table", "Route table", "vrf.route-table-id");
            case "veth" -> form.text("field-veth-peer", "Peer", "veth.peer");
            case "linux-bridge" -> {
                form.check("field-bridge-stp", "Spanning tree", "bridge.options.stp.enabled");
                form.number("field-bridge-priority", "STP priority", "bridge.options.stp.priority");
                form.number("field-bridge-ageing", "MAC ageing time (s)", "bridge.options.mac-ageing-time");
                form.check("field-bridge-snooping", "Multicast snooping", "bridge.options.multicast-snooping");
            }
            case "ovs-bridge" -> {
                form.check("field-ovs-stp", "Spanning tree", "bridge.options.stp");
                form.check("field-ovs-rstp", "Rapid spanning tree", "bridge.options.rstp");
                form.text("field-ovs-fail-mode", "Fail mode", "bridge.options.fail-mode");
            }
            case "mac-vlan", "mac-vtap" -> form.choice("field-mac-mode", "Mode", type + ".mode", List.of("vepa", "bridge", "private", "passthru", "source"));
            case "ipvlan" -> form.choice("field-ipvlan-mode", "Mode", "ipvlan.mode", List.of("l2", "l3", "l3s"));
            case "ethernet" -> form.number("field-sriov", "Virtual functions", "ethernet.sr-iov.total-vfs");
            default -> {}
        }
    }

    private void contributed(Form form, NetworkInterface read) {
        for (var section : sections.get()) {
            if (section.shown().test(read)) {
                form.section(section.title());
                var access = new Access(read);
                form.owns(access.follow());
                var node = section.view().apply(access);
                node.setId("section-" + section.id());
                form.node(node);
            }
        }
    }

    /// The selected interface, for sections of extensions.
    private final class Access implements InterfaceAccess {
        private final String name;
        private final ReadOnlyObjectWrapper<NetworkInterface> current;

        Access(NetworkInterface read) {
            name = read.name();
            current = new ReadOnlyObjectWrapper<>(read);
        }

        Subscription follow() {
            return model.drawn().subscribe(drawn -> drawn.flatMap(policy -> policy.networkInterface(name)).ifPresent(current::set));
        }

        @Override
        public ObservableValue<NetworkInterface> current() {
            return current.getReadOnlyProperty();
        }

        @Override
        public Optional<String> text(String path) {
            return model.text(name, path);
        }

        @Override
        public void set(String label, String path, String yaml) {
            model.set(label, name, path, yaml);
        }

        @Override
        public void remove(String label, String path) {
            model.remove(label, name, path);
        }
    }

    /// The caret goes into the name: a new interface gets one first.
    void focusName() {
        var field = root.lookup("#field-name");
        if (field != null) {
            field.requestFocus();
        }
    }
}
