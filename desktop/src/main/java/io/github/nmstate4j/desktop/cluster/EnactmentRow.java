package io.github.nmstate4j.desktop.cluster;

import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.enactment.Condition;
import java.util.List;
import java.util.Map;

/// How a policy fares on a node.
///
/// @param generation the generation of the policy that the status is about; 0 when it does not say
/// @param attempts that failed so far in this generation
public record EnactmentRow(
        String name, String node, String policy, long generation, int attempts, List<Condition> conditions)
        implements Comparable<EnactmentRow> {

    public EnactmentRow {
        conditions = List.copyOf(conditions);
    }

    /// Enactments are called `<node>.<policy>`, which counts where a label is missing.
    ///
    /// @param labels of the enactment
    public static EnactmentRow of(
            String name, Map<String, String> labels, long generation, int attempts, List<Condition> conditions) {
        int dot = name.lastIndexOf('.');
        return new EnactmentRow(
                name,
                labels.getOrDefault(NodeNetworkConfigurationEnactment.NODE_LABEL, name.substring(0, Math.max(0, dot))),
                labels.getOrDefault(NodeNetworkConfigurationEnactment.POLICY_LABEL, name.substring(dot + 1)),
                generation,
                attempts,
                conditions);
    }

    public boolean is(String type) {
        return conditions.stream().anyMatch(condition -> condition.type().equals(type) && condition.isTrue());
    }

    static int attempts(Map<String, Integer> retryCount, long generation) {
        return retryCount.getOrDefault(Long.toString(generation), 0);
    }

    @Override
    public int compareTo(EnactmentRow other) {
        return name.compareTo(other.name);
    }
}
