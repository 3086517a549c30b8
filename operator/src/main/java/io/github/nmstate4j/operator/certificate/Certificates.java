package io.github.nmstate4j.operator.certificate;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a server serves with, and whom its clients shall trust.
///
/// @param authority signs what is served next
/// @param former authorities that are still trusted
/// @param serving what is served now
public record Certificates(Credential authority, List<X509Certificate> former, Credential serving) {

    /// How long certificates live, and how long before their end they are replaced.
    public record Lives(Duration authority, Duration authorityOverlap, Duration serving, Duration servingOverlap) {

        public Lives {
            if (authorityOverlap.compareTo(authority) >= 0 || servingOverlap.compareTo(serving) >= 0) {
                throw new IllegalArgumentException("a certificate that is replaced " + authorityOverlap + " or "
                        + servingOverlap + " before its end must live longer than that, not " + authority + " or " + serving);
            }
        }

        public static Lives usual() {
            return new Lives(Duration.ofHours(8760), Duration.ofHours(24), Duration.ofHours(4380), Duration.ofHours(24));
        }
    }

    public Certificates {
        former = List.copyOf(former);
    }

    /// The same when nothing is due. A former authority is trusted until it ends, so that clients that do not know the
    /// new one yet are served.
    public static Certificates upToDate(
            Optional<Certificates> known, Collection<String> hosts, Instant now, Lives lives, CertificateAuthority maker) {
        if (known.isEmpty() || known.get().authority().endsWithin(lives.authorityOverlap(), now)) {
            var authority = maker.authority("nmstate-ca", now, lives.authority());
            var former = new ArrayList<X509Certificate>();
            known.ifPresent(before -> {
                former.add(before.authority().certificate());
                former.addAll(before.former());
            });
            return new Certificates(
                    authority, alive(former, now), maker.serving(authority, hosts, now, lives.serving()));
        }
        var before = known.get();
        var former = alive(before.former(), now);
        boolean serves = !before.serving().endsWithin(lives.servingOverlap(), now)
                && before.authority().signed(before.serving())
                && before.serving().isFor(hosts);
        if (serves) {
            return former.equals(before.former()) ? before : new Certificates(before.authority(), former, before.serving());
        }
        return new Certificates(
                before.authority(), former, maker.serving(before.authority(), hosts, now, lives.serving()));
    }

    private static List<X509Certificate> alive(List<X509Certificate> all, Instant now) {
        return all.stream()
                .filter(certificate -> certificate.getNotAfter().toInstant().isAfter(now))
                .toList();
    }

    /// The authorities to trust, the current one first, as PEM.
    public String trustedPem() {
        return authority.certificatePem()
                + former.stream().map(Credential::pem).collect(Collectors.joining());
    }
}
