package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One change to a node, as data. The order within a plan is the order of execution.
public sealed interface Step {

    /// One line for people.
    String summary();

    /// Adds the profile, or replaces the one of the same UUID.
    record SaveProfile(Profile profile, boolean isNew, boolean inMemory) implements Step {
        @Override
        public String summary() {
            return (isNew ? "add" : "update") + " profile " + profile.id() + " (" + profile.type() + ")"
                    + (inMemory ? " in memory" : "");
        }
    }

    record DeleteProfile(UUID profile, String id, String reason) implements Step {
        @Override
        public String summary() {
            return "delete profile " + id + ": " + reason;
        }
    }

    /// Removes a virtual device that is still there. A device already gone is fine.
    record DeleteDevice(String name, String type) implements Step {
        @Override
        public String summary() {
            return "delete device " + name + " (" + type + ")";
        }
    }

    /// Activates the profile and waits until it carries what it can without outside help (DHCP may still be waiting).
    record Activate(UUID profile, String id, Optional<String> interfaceName) implements Step {
        @Override
        public String summary() {
            return "activate " + id;
        }
    }

    /// Changes the device to the profile without taking it down; where NetworkManager cannot, activates the profile.
    record Reapply(String interfaceName, String type, Profile profile) implements Step {
        @Override
        public String summary() {
            return "reapply " + profile.id() + " on " + interfaceName;
        }
    }

    /// Takes the active profile down. Not being active is fine.
    record Deactivate(UUID profile, String id, String reason) implements Step {
        @Override
        public String summary() {
            return "deactivate " + id + ": " + reason;
        }
    }

    /// Sets NetworkManager's global DNS; an empty configuration removes it.
    record SetGlobalDns(DnsConfig dns) implements Step {
        @Override
        public String summary() {
            return dns.isPurge() ? "remove global DNS" : "set global DNS to " + dns.server().map(Object::toString).orElse("[]");
        }
    }

    /// The static host name; "" removes it.
    record SetHostname(String hostname) implements Step {
        @Override
        public String summary() {
            return hostname.isEmpty() ? "remove the static host name" : "set the static host name to " + hostname;
        }
    }

    record SetRunningHostname(String hostname) implements Step {
        @Override
        public String summary() {
            return "set the running host name to " + hostname;
        }
    }

    /// Writes into the two maps of Open vSwitch as a whole.
    record ChangeSwitch(SwitchChange change) implements Step {
        @Override
        public String summary() {
            return Stream.concat(
                            keys("external_ids", change.externalIds()), keys("other_config", change.otherConfig()))
                    .collect(Collectors.joining(", ", "Open vSwitch: ", ""));
        }

        private static Stream<String> keys(String map, Map<String, Optional<String>> entries) {
            return entries.entrySet().stream()
                    .map(entry -> entry.getValue()
                            .map(value -> "set " + map + "." + entry.getKey() + " to " + value)
                            .orElse("remove " + map + "." + entry.getKey()));
        }
    }

    /// Gives the device further names and takes others away, now and whenever it comes up.
    ///
    /// @param kept all that it shall have whenever it comes up; left out: whatever was kept before
    record SetAlternativeNames(
            String interfaceName, List<String> added, List<String> removed, Optional<List<String>> kept)
            implements Step {
        public SetAlternativeNames {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            kept = kept.map(List::copyOf);
        }

        @Override
        public String summary() {
            return "alternative names of " + interfaceName + ": " + Stream.of(
                            added.isEmpty() ? "" : "add " + String.join(", ", added),
                            removed.isEmpty() ? "" : "remove " + String.join(", ", removed),
                            added.isEmpty() && removed.isEmpty() ? "keep none" : "")
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; "));
        }
    }

    /// Stores the shell commands that NetworkManager runs when the interface has come up or gone down; "" removes them.
    record SetScript(String interfaceName, Occasion occasion, String commands) implements Step {
        public enum Occasion {
            UP,
            DOWN
        }

        @Override
        public String summary() {
            return (commands.isEmpty() ? "remove" : "store") + " the commands for when " + interfaceName
                    + (occasion == Occasion.UP ? " has come up" : " has gone down");
        }
    }
}
