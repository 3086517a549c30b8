package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.ip.IpText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compares static name resolution. The order of servers and search domains counts, that of options does not.
final class DnsComparison {

    private DnsComparison() {}

    static List<Mismatch> of(MergedState merged, NetworkState observed) {
        if (merged.desired().dnsResolver().flatMap(DnsResolver::config).isEmpty()) {
            return List.of();
        }
        var wanted = merged.dns();
        var found = observed.dnsResolver()
                .flatMap(DnsResolver::config)
                .orElse(new DnsConfig(Optional.empty(), Optional.empty(), Optional.empty(), Extras.none()));
        var mismatches = new ArrayList<Mismatch>();
        compare("server", servers(wanted), servers(found), mismatches);
        compare("search", wanted.search().orElse(List.of()), found.search().orElse(List.of()), mismatches);
        compare("options", options(wanted), options(found), mismatches);
        return mismatches;
    }

    private static void compare(String key, List<String> wanted, List<String> found, List<Mismatch> mismatches) {
        if (!wanted.equals(found)) {
            mismatches.add(new Mismatch(DocumentPath.of("dns-resolver", "config", key), wanted.toString(), found.toString()));
        }
    }

    private static List<String> servers(DnsConfig dns) {
        return dns.server().orElse(List.of()).stream().map(DnsComparison::server).toList();
    }

    private static String server(String server) {
        int percent = server.indexOf('%');
        return percent < 0
                ? IpText.normal(server).toLowerCase(Locale.ROOT)
                : IpText.normal(server.substring(0, percent)) + server.substring(percent);
    }

    private static List<String> options(DnsConfig dns) {
        return dns.options().orElse(List.of()).stream().sorted().toList();
    }
}
