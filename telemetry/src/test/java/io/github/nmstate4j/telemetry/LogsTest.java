package io.github.nmstate4j.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {

    @AfterEach
    void usual() {
        Logs.ofService(Map.of());
    }

    @Test
    void aLineOfJsonHasTheKeysThatProgramsRelyOn() throws IOException {
        var line = new LogRecord(Level.WARNING, "node \"a\"\nis gone");
        line.setLoggerName("io.github.nmstate4j.Example");
        line.setThrown(new IllegalStateException("why"));

        var text = new JsonFormatter().format(line);

        assertThat(text).endsWith("\n").containsOnlyOnce("\n");
        var json = new ObjectMapper().readTree(text);
        assertThat(json.fieldNames()).toIterable().containsExactly("ts", "level", "logger", "thread", "msg", "error");
        assertThat(json.path("level").asText()).isEqualTo("warn");
        assertThat(json.path("logger").asText()).isEqualTo("io.github.nmstate4j.Example");
        assertThat(json.path("msg").asText()).isEqualTo("node \"a\"\nis gone");
        assertThat(json.path("error").asText()).contains("IllegalStateException: why");
        assertThat(json.path("ts").asText()).isEqualTo(line.getInstant().toString());
    }

    @Test
    void theEnvironmentSaysHowMuchAndTheNmstateMayChangeIt() {
        var ours = Logger.getLogger("io.github.nmstate4j.Example");

        Logs.ofService(Map.of("LOG_LEVEL", "debug"));
        assertThat(ours.isLoggable(Level.FINE)).isTrue();

        Logs.debug(false);
        assertThat(ours.isLoggable(Level.FINE)).isFalse();
        assertThat(ours.isLoggable(Level.INFO)).isTrue();
    }

    @Test
    void aCommandChangesNothingInTheProcessOfAService() {
        Logs.ofService(Map.of());

        Logs.ofCommand("ERROR");

        assertThat(Logger.getLogger("io.github.nmstate4j.Example").isLoggable(Level.INFO)).isTrue();
    }

    @Test
    void complainsAboutAnUnknownFormat() {
        assertThatThrownBy(() -> Logs.ofService(Map.of("LOG_FORMAT", "xml")))
                .hasMessageContaining("LOG_FORMAT").hasMessageContaining("'xml'").hasMessageContaining("[json, text]");
    }
}
