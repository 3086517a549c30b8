package io.github.nmstate4j.telemetry;

import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.Logger;

/// How a process logs: one line per record on standard error. SLF4J leads to the JDK's own logging, which this sets up.
public final class Logs {

    /// Held, as the JDK forgets loggers that nobody holds.
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("io.github.nmstate4j");

    private static boolean service;

    /// How a line looks.
    public enum Format {
        /// For people.
        TEXT,
        /// One JSON object, for programs: see [JsonFormatter].
        JSON
    }

    private Logs() {}

    /// For a program that runs until it is told to end. Reads `LOG_FORMAT` (`text` or `json`) and `LOG_LEVEL` (`info` or
    /// `debug`), and complains about other values.
    public static synchronized void ofService(Map<String, String> environment) {
        service = true;
        var format = choice(environment, "LOG_FORMAT", "text", Map.of("text", Format.TEXT, "json", Format.JSON));
        setUp(format == Format.JSON ? new JsonFormatter() : new TextFormatter(), Level.INFO);
        debug(choice(environment, "LOG_LEVEL", "info", Map.of("info", false, "debug", true)));
    }

    /// More or less of what our own code tells, from now on.
    public static synchronized void debug(boolean more) {
        OURS.setLevel(more ? Level.FINE : Level.INFO);
    }

    /// For a command: how much of everything is told, in the words of SLF4J. Changes nothing in the process of a service.
    public static synchronized void ofCommand(String level) {
        if (!service) {
            setUp(new TextFormatter(), switch (level) {
                case "ERROR" -> Level.SEVERE;
                case "WARN" -> Level.WARNING;
                case "INFO" -> Level.INFO;
                case "DEBUG" -> Level.FINE;
                case "TRACE" -> Level.FINEST;
                default -> throw new IllegalArgumentException("there is no log level " + level);
            });
        }
    }

    private static void setUp(Formatter formatter, Level level) {
        for (var old : ROOT.getHandlers()) {
            ROOT.removeHandler(old);
        }
        var console = new ConsoleHandler();
        console.setFormatter(formatter);
        console.setLevel(Level.ALL);
        ROOT.addHandler(console);
        ROOT.setLevel(level);
    }

    private static <T> T choice(Map<String, String> environment, String name, String otherwise, Map<String, T> choices) {
        var value = environment.getOrDefault(name, otherwise).strip();
        var chosen = choices.get(value.isEmpty() ? otherwise : value);
        if (chosen == null) {
            throw new IllegalArgumentException("the environment variable " + name + " is '" + value + "'; give one of "
                    + choices.keySet().stream().sorted().toList());
        }
        return chosen;
    }
}
