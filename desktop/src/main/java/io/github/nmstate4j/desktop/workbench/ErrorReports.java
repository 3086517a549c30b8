package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Dialogs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What nobody expected: logged and shown with an id; the workbench lives on. Secrets are taken out of both.
public final class ErrorReports {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorReports.class);
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(bearer\\s+|(?:token|password|secret|psk|client-key-data)\\s*[=:]\\s*\"?)[^\\s\"',}]+");
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]+(\\.[\\w-]+)?");

    private ErrorReports() {}

    /// Takes over what no thread catches.
    public static void install(Dialogs dialogs, Executor ui) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> show(dialogs, ui, failure));
    }

    public static void show(Dialogs dialogs, Executor ui, Throwable failure) {
        var id = log("Uncaught", failure);
        ui.execute(() -> dialogs.error(
                "Something went wrong (" + id + ")",
                redacted(String.valueOf(failure)) + "\n\nYour work is kept. The log has the details under this id."));
    }

    /// @return the id under which it is logged
    static String log(String what, Throwable failure) {
        var id = UUID.randomUUID().toString().substring(0, 8);
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        LOG.error("{} [{}]: {}", what, id, redacted(trace.toString()));
        return id;
    }

    static String redacted(String text) {
        return TOKEN.matcher(SECRET.matcher(text).replaceAll("$1(hidden)")).replaceAll("(hidden)");
    }
}
