package io.github.nmstate4j.operator.installation;

import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec;
import io.github.nmstate4j.cluster.NMStateSpec.LogLevel;
import io.github.nmstate4j.cluster.NMStateSpec.MetricsConfiguration;
import io.github.nmstate4j.cluster.NMStateSpec.ProbeConfiguration;
import io.github.nmstate4j.cluster.NMStateSpec.SelfSignConfiguration;
import io.github.nmstate4j.cluster.NMStateSpec.Validation;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.operator.certificate.Certificates.Lives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an NMState asks for, read and completed.
///
/// @param lives how long certificates live
/// @param metrics where metrics are served; empty when they are turned off
/// @param dnsHost what the name server probe asks for; empty for the handler's own choice
/// @param problems what cannot be meant; where there is one, the default holds
public record Wishes(
        Lives lives,
        Optional<MetricsAddress> metrics,
        Optional<String> dnsHost,
        LogLevel logLevel,
        Validation validation,
        List<Finding> problems) {

    private static final Code CERTIFICATES = Code.author("nmstate.certificates");
    private static final Code METRICS = Code.author("nmstate.metrics-address");
    private static final Code PROBE = Code.author("nmstate.probe-host");
    private static final String OFF = "0";
    private static final String METRICS_DEFAULT = ":8089";
    private static final int HIGHEST_PORT = 65_535;
    private static final int HEALTH_PORT = 8388;
    private static final Pattern ADDRESS = Pattern.compile("(|[0-9A-Za-z.-]+|\\[[0-9A-Fa-f:.]+])");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?");
    /// A certificate is looked after every few minutes only.
    private static final Duration SHORTEST = Duration.ofHours(1);

    /// Where to listen.
    ///
    /// @param host empty for every address
    public record MetricsAddress(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    public Wishes {
        problems = List.copyOf(problems);
    }

    public static Wishes of(NMState nmstate) {
        return of(Optional.ofNullable(nmstate.getSpec()).orElse(NMStateSpec.empty()));
    }

    public static Wishes of(NMStateSpec spec) {
        var problems = new ArrayList<Finding>();
        return new Wishes(
                lives(Optional.ofNullable(spec.selfSignConfiguration()), problems),
                metrics(Optional.ofNullable(spec.metricsConfiguration()).map(MetricsConfiguration::bindAddress), problems),
                dnsHost(Optional.ofNullable(spec.probeConfiguration()).map(ProbeConfiguration::dns).map(ProbeConfiguration.Dns::host), problems),
                Optional.ofNullable(spec.logLevel()).orElse(LogLevel.INFO),
                Optional.ofNullable(spec.validation()).orElse(Validation.DENY),
                problems);
    }

    /// What is left out has its usual length, so that an overlap may be set alone.
    private static Lives lives(Optional<SelfSignConfiguration> given, List<Finding> problems) {
        var usual = Lives.usual();
        var authority = duration(given, "caRotateInterval", SelfSignConfiguration::caRotateInterval, usual.authority(), problems);
        var authorityOverlap = duration(given, "caOverlapInterval", SelfSignConfiguration::caOverlapInterval, usual.authorityOverlap(), problems);
        var serving = duration(given, "certRotateInterval", SelfSignConfiguration::certRotateInterval, usual.serving(), problems);
        var servingOverlap = duration(given, "certOverlapInterval", SelfSignConfiguration::certOverlapInterval, usual.servingOverlap(), problems);
        if (!problems.isEmpty()) {
            return usual;
        }
        if (authority.compareTo(SHORTEST) < 0 || serving.compareTo(SHORTEST) < 0) {
            problems.add(certificates("the lives " + authority + " (caRotateInterval) and " + serving
                    + " (certRotateInterval) must be at least " + SHORTEST));
        } else if (authorityOverlap.compareTo(authority) >= 0 || servingOverlap.compareTo(serving) >= 0) {
            problems.add(certificates("an overlap must be shorter than the life it ends: caOverlapInterval "
                    + authorityOverlap + " of " + authority + ", certOverlapInterval " + servingOverlap + " of " + serving));
        } else if (serving.compareTo(authority) > 0) {
            problems.add(certificates("certRotateInterval " + serving + " must not be longer than caRotateInterval " + authority));
        } else {
            return new Lives(authority, authorityOverlap, serving, servingOverlap);
        }
        return usual;
    }

    private static Duration duration(
            Optional<SelfSignConfiguration> given,
            String key,
            Function<SelfSignConfiguration, @Nullable String> read,
            Duration otherwise,
            List<Finding> problems) {
        var text = given.map(read).filter(said -> !said.isBlank());
        if (text.isEmpty()) {
            return otherwise;
        }
        var duration = GoDuration.parse(text.get().strip());
        if (duration.isEmpty()) {
            problems.add(Finding.error(
                    CERTIFICATES,
                    DocumentPath.of("spec", "selfSignConfiguration", key),
                    "'" + text.get() + "' is no duration; write hours, minutes and seconds like 8760h0m0s"));
        }
        return duration.orElse(otherwise);
    }

    private static Finding certificates(String message) {
        return Finding.error(CERTIFICATES, DocumentPath.of("spec", "selfSignConfiguration"), message);
    }

    private static Optional<MetricsAddress> metrics(Optional<String> given, List<Finding> problems) {
        var text = given.map(String::strip).filter(said -> !said.isEmpty()).orElse(METRICS_DEFAULT);
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        var host = colon < 0 ? "" : text.substring(0, colon);
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon >= 0 && port >= 1 && port <= HIGHEST_PORT && port != HEALTH_PORT && ADDRESS.matcher(host).matches()) {
                return Optional.of(new MetricsAddress(host, port));
            }
        } catch (NumberFormatException _) {
            // Said below, like a port that cannot be.
        }
        problems.add(Finding.error(
                METRICS,
                DocumentPath.of("spec", "metricsConfiguration", "bindAddress"),
                "'" + text + "' is no address to listen on; write ADDRESS:PORT, :PORT for every address, or 0 for no metrics (port "
                        + HEALTH_PORT + " is taken by the health checks)"));
        return Optional.of(new MetricsAddress("", 8089));
    }

    private static Optional<String> dnsHost(Optional<String> given, List<Finding> problems) {
        var text = given.map(String::strip).filter(said -> !said.isEmpty());
        if (text.isPresent() && !HOST.matcher(text.get()).matches()) {
            problems.add(Finding.error(
                    PROBE,
                    DocumentPath.of("spec", "probeConfiguration", "dns", "host"),
                    "'" + text.get() + "' is no host name; write one that the name servers of every node know"));
            return Optional.empty();
        }
        return text;
    }
}
