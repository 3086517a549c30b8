package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.regex.Pattern;

/// What the node's NetworkManager has no property for, and would refuse in the middle of a change.
public final class NetworkManagerVersionRule extends NamedInterfaceRule {

    private static final Code CODE = Code.environment("networkmanager.too-old");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\b.*");
    private static final int FORWARDING = 54;

    public NetworkManagerVersionRule() {
        super("networkmanager.version");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        var version = state.observation().networkManagerVersion();
        if (iface.wanted().flatMap(wanted -> wanted.base().ipv4()).flatMap(IpSettings::forwarding).isPresent()
                && isOlder(version, FORWARDING)) {
            findings.error(
                    CODE,
                    path.key("ipv4").key("forwarding"),
                    "Forwarding for one interface needs NetworkManager 1." + FORWARDING + ", and this node has " + version
                            + ". Update it, or remove `forwarding` of " + iface.name() + ".");
        }
    }

    /// What names no version is not judged.
    private static boolean isOlder(String version, int minor) {
        var parts = VERSION.matcher(version);
        return parts.matches()
                && (parts.group(1).equals("0") || (parts.group(1).equals("1") && Integer.parseInt(parts.group(2)) < minor));
    }
}
