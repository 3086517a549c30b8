package io.github.nmstate4j.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nmstate4j.operator.certificate.Certificates.Lives;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificatesTest {

    private static final Instant START = Instant.parse("2026-11-27T00:00:00Z");
    private static final Lives LIVES =
            new Lives(Duration.ofDays(100), Duration.ofDays(10), Duration.ofDays(30), Duration.ofDays(5));
    private static final List<String> HOSTS = List.of("nmstate-webhook.nmstate.svc", "127.0.0.1");

    private final CertificateAuthority maker = new CertificateAuthority(new SecureRandom());
    private final Certificates first = at(Optional.empty(), 0);

    @Test
    void stayAsTheyAreWhileNothingIsDue() {
        assertThat(at(Optional.of(first), 24)).isSameAs(first);
    }

    @Test
    void areReplacedBeforeTheyEndUnderTheSameAuthority() {
        var next = at(Optional.of(first), 25);

        assertThat(next.authority()).isEqualTo(first.authority());
        assertThat(next.serving()).isNotEqualTo(first.serving());
        assertThat(next.authority().signed(next.serving())).isTrue();
        assertThat(next.former()).isEmpty();
    }

    @Test
    void trustTheFormerAuthorityUntilItEnds() {
        var next = at(Optional.of(first), 91);

        assertThat(next.authority()).isNotEqualTo(first.authority());
        assertThat(next.former()).containsExactly(first.authority().certificate());
        assertThat(next.trustedPem()).startsWith(next.authority().certificatePem())
                .endsWith(first.authority().certificatePem());
        assertThat(next.authority().signed(next.serving())).isTrue();

        assertThat(at(Optional.of(next), 101).former()).isEmpty();
    }

    @Test
    void areMadeAnewForOtherNames() {
        var next = Certificates.upToDate(Optional.of(first), List.of("other"), START, LIVES, maker);

        assertThat(next.serving()).isNotEqualTo(first.serving());
        assertThat(next.authority()).isEqualTo(first.authority());
    }

    @Test
    void neverOutliveTheirAuthority() {
        var next = at(Optional.of(first), 89);

        assertThat(next.authority()).isEqualTo(first.authority());
        assertThat(next.serving().certificate().getNotAfter()).isEqualTo(first.authority().certificate().getNotAfter());
    }

    @Test
    void areReadAsTheyWereWritten() {
        assertThat(Credential.read(first.serving().certificatePem(), first.serving().keyPem()))
                .contains(first.serving());
        assertThat(Credential.read("nothing", first.serving().keyPem())).isEmpty();
        assertThat(Credential.read(first.serving().certificatePem(), "nothing")).isEmpty();
    }

    @Test
    void printNoKey() {
        assertThat(first.toString()).contains("CN=nmstate-ca").doesNotContain("PRIVATE").doesNotContain("key");
    }

    @Test
    void refuseLivesThatAreNothingButOverlap() {
        assertThatThrownBy(() -> new Lives(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofHours(1)))
                .hasMessageContaining("PT24H");
    }

    private Certificates at(Optional<Certificates> known, int days) {
        return Certificates.upToDate(known, HOSTS, START.plus(Duration.ofDays(days)), LIVES, maker);
    }
}
