package io.github.nmstate4j.state.iface;

/// The tag of a VLAN: a customer's (802.1Q) or a service provider's (802.1ad).
public enum VlanProtocol {
    IEEE_802_1Q("802.1q"),
    IEEE_802_1AD("802.1ad");

    private final String word;

    VlanProtocol(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
