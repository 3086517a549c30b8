package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.spi.NodeRule;
import io.github.nmstate4j.state.route.RouteRules;
import java.util.List;

/// V25e: the incoming interface of a routing rule exists.
public final class RoutingRuleDeviceRule implements NodeRule {

    private static final Code CODE = Code.author("route-rule.iif");

    @Override
    public String id() {
        return "route-rule.iif";
    }

    @Override
    public List<Finding> check(MergedState state) {
        var findings = new Findings();
        var rules = state.desired().routeRules().flatMap(RouteRules::config).orElse(List.of());
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var path = DocumentPath.of("route-rules", "config").index(i).key("iif");
            rule.iif()
                    .filter(name -> !rule.absent() && !name.isEmpty())
                    .filter(name -> state.kernel(name).filter(iface -> !iface.isAbsent()).isEmpty())
                    .ifPresent(name -> findings.error(CODE, path, missing(name, state)));
        }
        return findings.list();
    }

    private static String missing(String name, MergedState state) {
        return state.kernel(name).filter(MergedInterface::isAbsent).isPresent()
                ? "The rule is for what comes in over " + name + ", which shall be absent. Remove one of the two."
                : "The rule is for what comes in over " + name + ", which is neither on the node nor in the document. "
                        + Merge.whatThereIs(name, state.observation().state().interfaces());
    }
}
