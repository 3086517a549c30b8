package io.github.nmstate4j.plan;

import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.verify.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Says what planning decided in words for whoever runs the network: what happens to which interface, what stays up,
/// and what must be mended. No secret is told.
public final class Explanation {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("802-3-ethernet", "Ethernet interface"),
            Map.entry("bridge", "Linux bridge"),
            Map.entry("bond", "bond"),
            Map.entry("vlan", "VLAN"),
            Map.entry("vxlan", "VXLAN"),
            Map.entry("vrf", "VRF"),
            Map.entry("macvlan", "MACVLAN"),
            Map.entry("ipvlan", "IPVLAN"),
            Map.entry("macsec", "MACsec"),
            Map.entry("hsr", "HSR or PRP"),
            Map.entry("infiniband", "InfiniBand"),
            Map.entry("vpn", "IPsec"),
            Map.entry("ovs-bridge", "Open vSwitch bridge"),
            Map.entry("ovs-port", "Open vSwitch port"),
            Map.entry("ovs-interface", "Open vSwitch interface"));

    private Explanation() {}

    /// Several lines: the steps in order and what follows them, or why nothing may be touched.
    public static String of(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Accepted accepted ->
                of(accepted.plan()) + list("Please check:", accepted.warnings());
            case Proposal.Rejected rejected -> {
                var errors = rejected.findings().stream().filter(Finding::isError).toList();
                var doubts = rejected.findings().stream().filter(finding -> !finding.isError()).toList();
                yield "Nothing is changed." + list("To be mended first:", errors) + list("Please check:", doubts) + "\n";
            }
        };
    }

    private static String list(String title, List<Finding> findings) {
        var text = new StringBuilder();
        if (!findings.isEmpty()) {
            text.append("\n").append(title);
            findings.forEach(finding -> text.append("\n - ").append(of(finding)));
        }
        return text.toString();
    }

    /// The steps, numbered, and what comes after.
    public static String of(Plan plan) {
        var text = new StringBuilder();
        int number = 0;
        for (var step : plan.steps()) {
            number++;
            text.append(number).append(". ").append(of(step)).append("\n");
        }
        text.append(
                switch (plan.followUp()) {
                    case FollowUp.Done done ->
                        number == 0 ? "Everything is as desired; nothing is changed." : "Then everything is as desired.";
                    case FollowUp.ObserveAndPlanAgain again -> "Then the node is looked at again: " + again.reason() + ".";
                });
        return text.append("\n").toString();
    }

    /// One sentence or two.
    public static String of(Step step) {
        return switch (step) {
            case Step.SaveProfile save -> "Store the profile " + save.profile().id() + " of "
                    + (save.isNew() ? "a new " : "the ") + kind(save.profile().type())
                    + (save.inMemory() ? ", until the next restart" : "") + details(save.profile()) + ".";
            case Step.DeleteProfile delete -> "Delete the profile " + delete.id() + ", because " + delete.reason() + ".";
            case Step.DeleteDevice delete -> "Remove the device " + delete.name() + " (" + kind(delete.type()) + ").";
            case Step.Activate activate -> "Bring up " + activate.interfaceName().orElse(activate.id()) + " with the profile "
                    + activate.id() + "; what runs over it stops for a moment if it is up already.";
            case Step.Reapply reapply ->
                "Change " + reapply.interfaceName() + " to its profile while it stays up.";
            case Step.Deactivate deactivate -> "Take down " + deactivate.id() + ", because " + deactivate.reason() + ".";
            case Step.SetGlobalDns dns -> dns.dns().isPurge()
                    ? "Remove the name resolution that is set for the whole node."
                    : "Set the name resolution of the whole node: servers "
                            + String.join(", ", dns.dns().server().orElse(List.of())) + ".";
            case Step.SetHostname hostname -> hostname.hostname().isEmpty()
                    ? "Remove the static host name."
                    : "Set the static host name to " + hostname.hostname() + ".";
            case Step.SetRunningHostname hostname ->
                "Set the host name until the next restart to " + hostname.hostname() + ".";
            case Step.ChangeSwitch change -> "Change what is set for Open vSwitch as a whole (" + change.summary() + ").";
            case Step.SetAlternativeNames names -> "Change the " + names.summary() + ".";
            case Step.SetScript script -> (script.commands().isEmpty() ? "Remove" : "Store")
                    + " the commands that run when " + script.interfaceName()
                    + (script.occasion() == Step.SetScript.Occasion.UP ? " has come up." : " has gone down.");
        };
    }

    private static String kind(String type) {
        return KINDS.getOrDefault(type, type);
    }

    private static String details(Profile profile) {
        var details = new ArrayList<String>();
        profile.controller().ifPresent(controller -> details.add("port of " + controller));
        for (var family : List.of("ipv4", "ipv6")) {
            var name = family.equals("ipv4") ? "IPv4" : "IPv6";
            profile.text(family, "method").ifPresent(method -> {
                switch (method) {
                    case "auto", "dhcp" -> details.add(name + " automatic");
                    case "manual" -> details.add(name + " " + String.join(", ", addresses(profile, family)));
                    case "link-local" -> details.add(name + " link-local only");
                    default -> details.add("no " + name);
                }
            });
        }
        profile.value("802-3-ethernet", "mtu")
                .ifPresent(mtu -> details.add("MTU " + (mtu instanceof SettingValue.UInt32(long bytes) ? bytes : 0)));
        return details.isEmpty() ? "" : ": " + String.join("; ", details);
    }

    private static List<String> addresses(Profile profile, String family) {
        return profile.value(family, "address-data").orElse(null) instanceof SettingValue.DictList(var items)
                ? items.stream().map(item -> text(item, "address") + "/" + text(item, "prefix")).toList()
                : List.of();
    }

    private static String text(Map<String, SettingValue> entry, String key) {
        return switch (entry.get(key)) {
            case SettingValue.Text(String text) -> text;
            case SettingValue.UInt32(long number) -> Long.toString(number);
            case null, default -> "";
        };
    }

    /// What is wrong, where, and who can mend it when that is not the author of the document.
    public static String of(Finding finding) {
        return finding + who(finding.code().owner());
    }

    private static String who(Code.Owner owner) {
        return switch (owner) {
            case AUTHOR -> "";
            case ENVIRONMENT -> " This is for whoever runs the node.";
            case US -> " This is a fault of nmstate4j; please report it.";
        };
    }

    /// What a node has instead of what it should.
    public static String of(Mismatch mismatch) {
        return mismatch.path() + " should be " + mismatch.wanted() + " and is " + mismatch.found() + ".";
    }
}
