package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.EnactmentVerdict;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Prints a row of a table for everything that happens to an enactment, as it happens.
final class EnactmentTable implements AutoCloseable {

    private static final String ROW = "%7s  %-34s %-12s %-12s %s%n";
    private static final int LONGEST_MESSAGE = 160;

    private final PrintStream out;
    private final Instant start = Instant.now();
    private final Map<String, String> printed = new ConcurrentHashMap<>();
    private final SharedIndexInformer<NodeNetworkConfigurationEnactment> informer;

    private EnactmentTable(KubernetesClient client, PrintStream out) {
        this.out = out;
        informer = client.resources(NodeNetworkConfigurationEnactment.class).runnableInformer(0);
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(NodeNetworkConfigurationEnactment added) {
                print(added);
            }

            @Override
            public void onUpdate(NodeNetworkConfigurationEnactment before, NodeNetworkConfigurationEnactment after) {
                print(after);
            }

            @Override
            public void onDelete(NodeNetworkConfigurationEnactment deleted, boolean unknown) {
                printed.remove(deleted.getMetadata().getName());
            }
        });
        informer.exceptionHandler((_, _) -> true);
    }

    /// Prints the head now, and rows until it is closed.
    static EnactmentTable start(KubernetesClient client, PrintStream out) {
        var table = new EnactmentTable(client, out);
        out.printf(Locale.ROOT, ROW, "TIME", "POLICY", "NODE", "STATUS", "MESSAGE");
        table.informer.start();
        return table;
    }

    private void print(NodeNetworkConfigurationEnactment enactment) {
        var status = enactment.getStatus();
        List<Condition> conditions = status == null ? List.of() : status.conditions();
        var verdict = EnactmentVerdict.of(conditions);
        var message = conditions.stream()
                .filter(Condition::isTrue)
                .map(Condition::message)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        var row = verdict + message;
        if (verdict == EnactmentVerdict.UNKNOWN || row.equals(printed.put(enactment.getMetadata().getName(), row))) {
            return;
        }
        var labels = enactment.getMetadata().getLabels();
        out.printf(
                Locale.ROOT,
                ROW,
                String.format(Locale.ROOT, "%.1fs", Duration.between(start, Instant.now()).toMillis() / 1000.0),
                labels.getOrDefault(NodeNetworkConfigurationEnactment.POLICY_LABEL, ""),
                labels.getOrDefault(NodeNetworkConfigurationEnactment.NODE_LABEL, ""),
                word(verdict),
                shortened(message));
    }

    private static String word(EnactmentVerdict verdict) {
        return verdict.name().charAt(0) + verdict.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String shortened(String message) {
        var line = message.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    @Override
    public void close() {
        informer.close();
    }
}
