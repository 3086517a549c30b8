package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.spi.NodeRule;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.ArrayList;
import java.util.List;

/// V27c, V27d, V27e: a link-local name server is reached over one interface, which holds its configuration. Several servers
/// over the same interface are fine.
public final class LinkLocalDnsRule implements NodeRule {

    private static final Code CODE = Code.author("dns.link-local-server");

    @Override
    public String id() {
        return "dns.link-local-server";
    }

    @Override
    public List<Finding> check(MergedState state) {
        var findings = new Findings();
        var servers = state.desired().dnsResolver().flatMap(DnsResolver::config).flatMap(DnsConfig::server).orElse(List.of());
        var over = new ArrayList<String>();
        for (int i = 0; i < servers.size(); i++) {
            int percent = servers.get(i).indexOf('%');
            if (percent >= 0) {
                var name = servers.get(i).substring(percent + 1);
                var path = DocumentPath.of("dns-resolver", "config", "server").index(i);
                reachable(servers.get(i), name, state, path, findings);
                if (!over.isEmpty() && !over.contains(name)) {
                    findings.error(
                            CODE,
                            path,
                            "Link-local name servers over different interfaces (" + over.getFirst() + ", " + name
                                    + ") cannot be kept in order. Use one interface for all of them.");
                }
                over.add(name);
            }
        }
        return findings.list();
    }

    private static void reachable(String server, String name, MergedState state, DocumentPath path, Findings findings) {
        var iface = state.kernel(name).filter(i -> !i.isAbsent());
        if (iface.isEmpty()) {
            findings.error(
                    CODE,
                    path,
                    "The name server " + server + " is reached over " + name + ", which there is not. "
                            + Merge.whatThereIs(name, state.observation().state().interfaces()));
        } else if (!iface.get().merged().base().ipv6().map(IpSettings::isEnabled).orElse(false)) {
            findings.error(
                    CODE,
                    path,
                    "The name server " + server + " is reached over " + name + ", where IPv6 is disabled. Enable it there.");
        }
    }
}
