package io.github.nmstate4j.localcluster.nodes;

import java.util.ArrayList;
import java.util.List;

/// The Debian release a node is made of, chosen for the NetworkManager it brings.
public enum NodeSuite {
    /// NetworkManager 1.58 with its Open vSwitch plugin.
    FORKY("forky"),
    /// NetworkManager 1.42, for compatibility tests. Debian built it without the Open vSwitch plugin.
    BOOKWORM("bookworm");

    private static final List<String> PACKAGES = List.of(
            "dbus",
            "dnsmasq-base",
            "ethtool",
            "iproute2",
            "iputils-ping",
            "kmod",
            "libstdc++6",
            "lldpd",
            "network-manager",
            "openvswitch-switch",
            "procps",
            "tcpdump",
            "wpasupplicant",
            "zlib1g");

    private final String codename;

    NodeSuite(String codename) {
        this.codename = codename;
    }

    public String codename() {
        return codename;
    }

    List<String> packages() {
        var all = new ArrayList<>(PACKAGES);
        switch (this) {
            case FORKY -> all.add("network-manager-ovs");
            // debootstrap does not choose a provider of what polkitd needs.
            case BOOKWORM -> all.addAll(List.of("libpam-systemd", "systemd-sysv"));
        }
        return all;
    }
}
