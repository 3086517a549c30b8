package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import java.util.List;
import java.util.Optional;

/// V25a to V25d, V26: a routing rule belongs to one family, and its parts belong together.
public final class RoutingRuleRule implements DocumentRule {

    private static final Code FAMILY = Code.author("route-rule.family");
    private static final Code NETWORK = Code.author("route-rule.network");
    private static final Code FWMASK = Code.author("route-rule.fwmask");
    private static final Code SUPPRESS = Code.author("route-rule.suppress-prefix-length");

    @Override
    public String id() {
        return "route-rule.parts";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        var findings = new Findings();
        var rules = desired.routeRules().flatMap(RouteRules::config).orElse(List.of());
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), DocumentPath.of("route-rules", "config").index(i), findings);
        }
        return findings.list();
    }

    private static void rule(RouteRule rule, DocumentPath path, Findings findings) {
        network(rule.ipFrom(), rule.family(), path.key("ip-from"), findings);
        network(rule.ipTo(), rule.family(), path.key("ip-to"), findings);
        var from = rule.ipFrom().filter(text -> !text.isEmpty());
        var to = rule.ipTo().filter(text -> !text.isEmpty());
        if (!rule.absent() && rule.family().isEmpty() && from.isEmpty() && to.isEmpty()) {
            findings.error(FAMILY, path, "Nothing says whether this rule is for IPv4 or IPv6. Add `family`, `ip-from` or `ip-to`.");
        }
        if (from.isPresent() && to.isPresent() && IpText.isV6(from.get()) != IpText.isV6(to.get())) {
            findings.error(FAMILY, path.key("ip-to"), "ip-from " + from.get() + " and ip-to " + to.get() + " are of different families. Make two rules.");
        }
        if (rule.fwmask().isPresent() && rule.fwmark().isEmpty()) {
            findings.error(FWMASK, path.key("fwmask"), "A fwmask needs the fwmark that it masks. Add `fwmark`.");
        }
        rule.suppressPrefixLength()
                .filter(length -> length > Integer.MAX_VALUE)
                .ifPresent(length -> findings.error(
                        SUPPRESS, path.key("suppress-prefix-length"), "suppress-prefix-length is " + length + ". Give 0 to 128."));
    }

    private static void network(Optional<String> given, Optional<RouteRule.Family> family, DocumentPath path, Findings findings) {
        given.filter(text -> !text.isEmpty()).ifPresent(text -> {
            if (IpText.network(text).isEmpty()) {
                findings.error(NETWORK, path, Networks.wrong(text));
            } else if (family.filter(f -> (f == RouteRule.Family.IPV6) != IpText.isV6(text)).isPresent()) {
                findings.error(
                        FAMILY, path, text + " is not of the family " + family.map(f -> f == RouteRule.Family.IPV6 ? "ipv6" : "ipv4").orElse("") + " that the rule says. Change one of the two.");
            }
        });
    }
}
