package io.github.nmstate4j.validate;

import io.github.nmstate4j.state.ip.IpText;

/// What is wrong with the text of a network.
final class Networks {

    private Networks() {}

    static String wrong(String text) {
        var address = text.split("/", -1)[0];
        return IpText.isAddress(address)
                ? "The prefix length in `" + text + "` is wrong. Give one from 0 to " + (IpText.isV6(address) ? 128 : 32) + ", like " + address + "/24."
                : "`" + text + "` is not a network. Write it like 198.51.100.0/24 or 2001:db8::/64.";
    }
}
