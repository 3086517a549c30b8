package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.BondInterface;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// V17d, V17h: `port` and `ports-config` agree, and no two ports share a queue.
public final class BondPortsRule extends InterfaceRule<BondInterface> {

    private static final Code PORTS = Code.author("bond.ports");
    private static final Code QUEUE = Code.author("bond.queue-id");

    public BondPortsRule() {
        super("bond.ports", BondInterface.class);
    }

    @Override
    void check(BondInterface iface, DocumentPath path, Findings findings) {
        var place = path.key("link-aggregation").key("ports-config");
        var configs = iface.bond().flatMap(BondInterface.Bond::portsConfig).orElse(List.of());
        iface.bond().filter(bond -> bond.portsConfig().isPresent()).flatMap(BondInterface.Bond::port).ifPresent(ports -> {
            var listed = new TreeSet<>(ports);
            var configured = new TreeSet<String>();
            configs.forEach(config -> configured.add(config.name()));
            if (!listed.equals(configured)) {
                findings.error(
                        PORTS,
                        place,
                        "`port` lists " + listed + " and `ports-config` " + configured
                                + ". Let both have the same names, or leave `port` out.");
            }
        });
        Map<Integer, String> queues = new HashMap<>();
        for (int i = 0; i < configs.size(); i++) {
            var config = configs.get(i);
            int queue = config.queueId().orElse(0);
            var other = queue == 0 ? null : queues.putIfAbsent(queue, config.name());
            if (other != null) {
                findings.error(
                        QUEUE,
                        place.index(i).key("queue-id"),
                        config.name() + " and " + other + " cannot share queue " + queue + ". Give each its own, or 0 for none.");
            }
        }
    }
}
