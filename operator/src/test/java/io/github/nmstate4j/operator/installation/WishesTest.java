package io.github.nmstate4j.operator.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.cluster.NMStateSpec;
import io.github.nmstate4j.cluster.NMStateSpec.MetricsConfiguration;
import io.github.nmstate4j.cluster.NMStateSpec.ProbeConfiguration;
import io.github.nmstate4j.cluster.NMStateSpec.SelfSignConfiguration;
import io.github.nmstate4j.cluster.NMStateSpec.Validation;
import io.github.nmstate4j.operator.certificate.Certificates.Lives;
import io.github.nmstate4j.operator.installation.Wishes.MetricsAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {

    @Test
    void areTheUsualWhenNothingIsSaid() {
        var wishes = Wishes.of(NMStateSpec.empty());

        assertThat(wishes.lives()).isEqualTo(Lives.usual());
        assertThat(wishes.metrics()).contains(new MetricsAddress("", 8089));
        assertThat(wishes.validation()).isEqualTo(Validation.DENY);
        assertThat(wishes.dnsHost()).isEmpty();
        assertThat(wishes.problems()).isEmpty();
    }

    @Test
    void anOverlapMayBeSetAlone() {
        var wishes = Wishes.of(signing(null, null, null, "48h0m0s"));

        assertThat(wishes.problems()).isEmpty();
        assertThat(wishes.lives()).isEqualTo(new Lives(
                Duration.ofHours(8760), Duration.ofHours(24), Duration.ofHours(4380), Duration.ofHours(48)));
    }

    @ParameterizedTest
    @CsvSource({
        "1h,      2h,   1h,    0,    must be shorter",
        "1h,      0,    2h,    0,    must not be longer than caRotateInterval",
        "30m,     0,    30m,   0,    must be at least",
        "a week,  0,    1h,    0,    'selfSignConfiguration.caRotateInterval'",
        "1h30,    0,    1h,    0,    is no duration",
    })
    void tellWhatIsWrongWithCertificates(String ca, String caOverlap, String cert, String certOverlap, String told) {
        var wishes = Wishes.of(signing(ca, caOverlap, cert, certOverlap));

        assertThat(wishes.problems()).singleElement().asString().contains(told);
        assertThat(wishes.lives()).isEqualTo(Lives.usual());
    }

    @ParameterizedTest
    @CsvSource({"':9100', '', 9100", "'127.0.0.1:9100', 127.0.0.1, 9100", "'[::1]:9100', '[::1]', 9100"})
    void metricsAreServedWhereSaid(String text, String host, int port) {
        assertThat(metrics(text).metrics()).contains(new MetricsAddress(host, port));
        assertThat(metrics(text).problems()).isEmpty();
    }

    @Test
    void zeroTurnsMetricsOff() {
        assertThat(metrics("0").metrics()).isEmpty();
        assertThat(metrics("0").problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9100", ":0", ":70000", ":http", "a b:1", ":8388"})
    void tellWhatIsNoAddress(String text) {
        assertThat(metrics(text).problems()).singleElement().asString()
                .contains("spec.metricsConfiguration.bindAddress", "'" + text + "'", "0 for no metrics");
    }

    @Test
    void tellWhatIsNoHost() {
        var spec = NMStateSpec.empty().withProbeConfiguration(new ProbeConfiguration(new ProbeConfiguration.Dns("no host")));

        assertThat(Wishes.of(spec).problems()).singleElement().asString().contains("spec.probeConfiguration.dns.host", "'no host'");
    }

    private static Wishes metrics(String address) {
        return Wishes.of(NMStateSpec.empty().withMetricsConfiguration(new MetricsConfiguration(address)));
    }

    private static NMStateSpec signing(
            @Nullable String ca, @Nullable String caOverlap, @Nullable String cert, @Nullable String certOverlap) {
        return NMStateSpec.empty().withSelfSignConfiguration(new SelfSignConfiguration(ca, caOverlap, cert, certOverlap));
    }
}
