package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.ip.IpText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// V27a, V27b: servers are addresses, options are those of resolv.conf.
public final class DnsRule implements DocumentRule {

    private static final Code SERVER = Code.author("dns.server");
    private static final Code OPTION = Code.author("dns.option");

    private static final Set<String> WORDS = Set.of(
            "debug", "edns0", "inet6", "ip6-bytestring", "ip6-dotint", "no-aaaa", "no-check-names", "no-ip6-dotint",
            "no-reload", "no-tld-query", "rotate", "single-request", "single-request-reopen", "trust-ad", "use-vc");
    private static final Set<String> WITH_VALUE = Set.of("ndots", "timeout", "attempts");

    @Override
    public String id() {
        return "dns.config";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        var findings = new Findings();
        desired.dnsResolver().flatMap(DnsResolver::config).ifPresent(dns -> {
            var path = DocumentPath.of("dns-resolver", "config");
            each(dns.server(), path.key("server"), (server, at) -> server(server, at, findings));
            each(dns.options(), path.key("options"), (option, at) -> option(option, at, findings));
        });
        return findings.list();
    }

    private interface Check {
        void at(String text, DocumentPath path);
    }

    private static void each(Optional<List<String>> given, DocumentPath path, Check check) {
        var list = given.orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            check.at(list.get(i), path.index(i));
        }
    }

    private static void server(String server, DocumentPath path, Findings findings) {
        var parts = server.split("%", -1);
        var good = IpText.isAddress(parts[0])
                && (parts.length == 1 || (parts.length == 2 && IpText.isLinkLocal(parts[0]) && !parts[1].isEmpty()));
        if (!good) {
            findings.error(
                    SERVER,
                    path,
                    "`" + server + "` is not the address of a name server. Write it like 192.0.2.53, 2001:db8::53, or fe80::1%eth1 for a link-local one.");
        }
    }

    private static void option(String option, DocumentPath path, Findings findings) {
        int colon = option.indexOf(':');
        var word = colon < 0 ? option : option.substring(0, colon);
        if (colon < 0 && WITH_VALUE.contains(word)) {
            findings.error(OPTION, path, "The resolver option " + word + " needs a value. Write it like " + word + ":2.");
        } else if (colon >= 0 && WORDS.contains(word)) {
            findings.error(OPTION, path, "The resolver option " + word + " takes no value. Write only " + word + ".");
        } else if (colon >= 0 ? !WITH_VALUE.contains(word) : !WORDS.contains(word)) {
            var known = new TreeSet<>(WORDS);
            WITH_VALUE.forEach(name -> known.add(name + ":N"));
            findings.error(
                    OPTION,
                    path,
                    "There is no resolver option `" + option + "`."
                            + Nearest.of(word, known).map(near -> " Did you mean `" + near + "`?").orElse(" There are " + String.join(", ", known) + "."));
        }
    }
}
