package com.example.gre;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceState;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A tunnel needs two ends of the same family.
final class GreCheck {

    private static final Code NO_REMOTE = Code.author("gre.no-remote");
    private static final Code NO_ADDRESS = Code.author("gre.no-address");
    private static final Code FAMILIES = Code.author("gre.families-differ");

    private GreCheck() {}

    static List<Finding> findings(NetworkState state) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < state.interfaces().size(); i++) {
            var iface = state.interfaces().get(i);
            var place = DocumentPath.of("interfaces").index(i).key("gre");
            if (iface.state() == InterfaceState.UP) {
                Gre.of(iface).ifPresent(gre -> check(iface.name(), gre, place, findings));
            }
        }
        return findings;
    }

    private static void check(String name, Gre gre, DocumentPath place, List<Finding> findings) {
        if (gre.remote().isEmpty()) {
            findings.add(Finding.error(NO_REMOTE, place, "The tunnel " + name + " has no other end. Say its address in `remote`."));
        }
        var local = gre.local().flatMap(text -> address(text, place.key("local"), findings));
        var remote = gre.remote().flatMap(text -> address(text, place.key("remote"), findings));
        if (local.isPresent() && remote.isPresent() && !local.get().getClass().equals(remote.get().getClass())) {
            findings.add(Finding.error(
                    FAMILIES,
                    place.key("remote"),
                    "One end of " + name + " is IPv4, the other IPv6. Give both ends an address of the same family."));
        }
    }

    private static Optional<InetAddress> address(String text, DocumentPath place, List<Finding> findings) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error(NO_ADDRESS, place, "`" + text + "` is no IP address. Write one such as 192.0.2.1 or 2001:db8::1."));
            return Optional.empty();
        }
    }
}
