package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Command;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// All commands, and the keys they have for these people.
public final class CommandRegistry {

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Supplier<Map<String, String>> chosenKeys;

    /// @param chosenKeys keys that replace those of the commands, by command id
    CommandRegistry(Supplier<Map<String, String>> chosenKeys) {
        this.chosenKeys = chosenKeys;
    }

    void add(Command command) {
        commands.put(command.id(), command);
    }

    public Collection<Command> all() {
        return List.copyOf(commands.values());
    }

    public Optional<Command> find(String id) {
        return Optional.ofNullable(commands.get(id));
    }

    /// `Shortcut+K`, or "".
    public String keyOf(Command command) {
        return chosenKeys.get().getOrDefault(command.id(), command.key());
    }

    /// Commands that would answer to the same key in the same context, as sentences. A command that works everywhere
    /// clashes with those of every context.
    public List<String> clashes() {
        var clashes = new ArrayList<String>();
        var taken = new HashMap<String, List<Command>>();
        for (var command : commands.values()) {
            var key = keyOf(command);
            if (key.isEmpty()) {
                continue;
            }
            var others = taken.computeIfAbsent(key, ignored -> new ArrayList<>());
            others.stream()
                    .filter(other -> other.context().equals(command.context())
                            || other.context().equals(Command.EVERYWHERE)
                            || command.context().equals(Command.EVERYWHERE))
                    .forEach(other -> clashes.add(key + " is the key of both " + other.id() + " and " + command.id()));
            others.add(command);
        }
        return clashes;
    }
}
