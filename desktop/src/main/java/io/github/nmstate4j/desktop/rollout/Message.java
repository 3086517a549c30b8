package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.EnactmentPhase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a node said of its trouble, taken apart.
///
/// @param happened what became of the node: `left untouched`, `rolled back after 3 attempts`; "" when it is not said
/// @param path where in the desired state; empty when it names no place
/// @param iface the interface it is about, when one is named by the path
/// @param reason what is wrong, without place and node
record Message(String raw, String happened, Optional<DocumentPath> path, Optional<String> iface, String reason) {

    private static final Pattern UNTOUCHED = Pattern.compile("node \\S+ was left untouched: ");
    private static final Pattern ATTEMPTS = Pattern.compile("failed to configure node \\S+ after (\\d+) attempts?: ");
    private static final Pattern AGAIN = Pattern.compile("failed to reconcile on node \\S+: Retrying (\\d+)/(\\d+): ");
    private static final Pattern UNFIT = Pattern.compile("failure generating desiredState and capturedStates: ");
    /// A path as [DocumentPath] prints it, and what is said of it.
    private static final Pattern PLACE = Pattern.compile("([\\w-]+(?:\\[\\d+]|\\.[\\w@.:-]*[\\w@-])*): (?=\\S)");
    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\.?([^.\\[\\]]+)");
    private static final Set<String> SECTIONS =
            Set.of("interfaces", "routes", "route-rules", "dns-resolver", "hostname", "ovs-db", "ovn", "capture");

    /// The message of the condition that tells of trouble; of the latest one when there is none.
    static String of(EnactmentRow enactment) {
        return enactment.conditions().stream()
                .filter(Condition::isTrue)
                .filter(condition -> !condition.message().isEmpty())
                .max(Comparator.comparing((Condition condition) -> condition.type().equals(EnactmentPhase.FAILING))
                        .thenComparing(Condition::lastTransitionTime))
                .map(Condition::message)
                .orElse("");
    }

    static Message decode(String raw) {
        var happened = "";
        var rest = raw;
        for (var form : List.of(UNTOUCHED, ATTEMPTS, AGAIN, UNFIT)) {
            var match = form.matcher(rest);
            if (match.lookingAt()) {
                happened = happened(form, match.groupCount() > 0 ? match.group(1) : "", match.groupCount() > 1 ? match.group(2) : "");
                rest = rest.substring(match.end());
                break;
            }
        }
        var place = PLACE.matcher(rest);
        if (place.find()) {
            var path = path(place.group(1));
            if (path.isPresent()) {
                var first = rest.substring(place.end()).lines().findFirst().orElse("");
                return new Message(raw, happened, path, iface(path.get()), rest.substring(0, place.start()) + first);
            }
        }
        return new Message(raw, happened, Optional.empty(), Optional.empty(), rest.lines().findFirst().orElse(""));
    }

    private static String happened(Pattern form, String one, String other) {
        if (form == UNTOUCHED) {
            return "left untouched";
        }
        if (form == UNFIT) {
            return "the policy could not be read for this node";
        }
        return form == AGAIN ? "is tried again (" + one + "/" + other + ")" : "given up after " + one + (one.equals("1") ? " attempt" : " attempts");
    }

    /// Empty when it is just a word before a colon.
    private static Optional<DocumentPath> path(String text) {
        var steps = STEP.matcher(text);
        var path = DocumentPath.root();
        while (steps.find()) {
            path = steps.group(1) != null ? path.index(Integer.parseInt(steps.group(1))) : path.key(steps.group(2));
        }
        boolean section = SECTIONS.contains(text.split("[.\\[]", 2)[0]);
        return section || path.steps().size() > 1 ? Optional.of(path) : Optional.empty();
    }

    /// Differences between wanted and found are told by the name of the interface.
    private static Optional<String> iface(DocumentPath path) {
        return path.steps().getFirst() instanceof DocumentPath.Step.Key(var name) && !SECTIONS.contains(name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /// The line of the policy that it is about, from 1.
    Optional<Integer> line(PolicyDocument policy) {
        return path.flatMap(place -> {
            if (iface.isEmpty()) {
                return Optional.of(policy.lineOf(
                        place.steps().getFirst().equals(new DocumentPath.Step.Key("capture"))
                                ? PolicyDocument.joined(DocumentPath.of("spec"), place)
                                : PolicyDocument.inDesired(place)));
            }
            // Names of VLANs have dots in them: the longest name that fits counts.
            var text = place.toString();
            return policy.interfaceNames().stream()
                    .filter(name -> text.equals(name) || text.startsWith(name + "."))
                    .max(Comparator.comparingInt(String::length))
                    .flatMap(name -> policy.pathOf(name).map(found -> {
                        int dots = name.split("\\.", -1).length;
                        return policy.lineOf(PolicyDocument.joined(
                                found, new DocumentPath(place.steps().subList(Math.min(dots, place.steps().size()), place.steps().size()))));
                    }));
        });
    }

    private static final Pattern MAC = Pattern.compile("(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d+)?\\b|\\b[0-9a-f]{1,4}:[0-9a-f:]*:[0-9a-f:]*(?:/\\d+)?");
    private static final Pattern WHAT_THERE_IS = Pattern.compile(" The node's Ethernet NICs are [^.]*\\.| The node has no Ethernet NIC\\.| Did you mean [^?]*\\?");

    /// The reason without what differs from node to node: equal ones are the same trouble.
    String withoutNode(String node) {
        var text = WHAT_THERE_IS.matcher(reason).replaceAll("");
        text = text.replace(node, "the node");
        text = MAC.matcher(text).replaceAll("a MAC address");
        return ADDRESS.matcher(text).replaceAll("an address").strip();
    }
}
