package io.github.nmstate4j.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nmstate4j.operator.admission.AdmissionSettings.Reach;
import io.github.nmstate4j.operator.admission.PolicyAdmission.EditsInProgress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorSettingsTest {

    @Test
    void areThoseOfAPodWhenNothingIsSaid() {
        var settings = OperatorSettings.from(Map.of());

        assertThat(settings.installDefinitions()).isTrue();
        assertThat(settings.leadership()).hasValueSatisfying(leadership -> {
            assertThat(leadership.namespace()).isEqualTo("nmstate");
            assertThat(leadership.identity()).startsWith("operator-");
        });
        assertThat(settings.admission()).hasValueSatisfying(admission -> {
            assertThat(admission.port()).isEqualTo(9443);
            assertThat(admission.reach()).isEqualTo(new Reach.Service("nmstate", "nmstate-webhook"));
            assertThat(admission.secretNamespace()).contains("nmstate");
            assertThat(admission.edits()).isEqualTo(EditsInProgress.WARN);
        });
    }

    @Test
    void followTheEnvironment() {
        var settings = OperatorSettings.from(Map.of(
                "OPERATOR_NAMESPACE", "net",
                "POD_NAME", "operator-7",
                "NMSTATE4J_INSTALL_DEFINITIONS", "false",
                "NMSTATE4J_ADMISSION_SERVICE", "hook",
                "NMSTATE4J_ADMISSION_PORT", "8443",
                "NMSTATE4J_DENY_EDITS_IN_PROGRESS", "true"));

        assertThat(settings.installDefinitions()).isFalse();
        assertThat(settings.leadership().orElseThrow().identity()).isEqualTo("operator-7");
        assertThat(settings.admission().orElseThrow().reach()).isEqualTo(new Reach.Service("net", "hook"));
        assertThat(settings.admission().orElseThrow().port()).isEqualTo(8443);
        assertThat(settings.admission().orElseThrow().edits()).isEqualTo(EditsInProgress.DENY);
        assertThat(OperatorSettings.from(Map.of("NMSTATE4J_ADMISSION", "false")).admission()).isEmpty();
        assertThat(OperatorSettings.from(Map.of("NMSTATE4J_LEADER_ELECTION", "false")).leadership()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NMSTATE4J_LEADER_ELECTION,yes,give true or false",
        "NMSTATE4J_ADMISSION_PORT,70000,give a port",
        "NMSTATE4J_ADMISSION_PORT,https,give a port"
    })
    void complainOfWhatMakesNoSense(String name, String value, String wayOut) {
        assertThatThrownBy(() -> OperatorSettings.from(Map.of(name, value))).hasMessageContaining(name)
                .hasMessageContaining("'" + value + "'").hasMessageContaining(wayOut);
    }
}
