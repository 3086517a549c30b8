package io.github.nmstate4j.operator.admission;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.RuleWithOperations;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.RuleWithOperationsBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.WebhookClientConfig;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.WebhookClientConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.nmstate4j.cluster.NMStateSpec.Validation;
import io.github.nmstate4j.operator.admission.AdmissionSettings.Reach;
import io.github.nmstate4j.operator.certificate.CertificateAuthority;
import io.github.nmstate4j.operator.certificate.CertificateStore;
import io.github.nmstate4j.operator.certificate.Certificates;
import io.github.nmstate4j.operator.certificate.Certificates.Lives;
import io.github.nmstate4j.operator.certificate.SecretStore;
import io.github.nmstate4j.operator.installation.Ownership;
import io.github.nmstate4j.operator.metrics.Verdicts;
import io.github.nmstate4j.validate.Validator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The admission webhooks of one operator at work: the server, its certificates and their renewal, and the
/// configurations that make the API server ask.
///
/// The webhooks fail open. What they would have refused is refused on every node before anything is touched, while a
/// webhook that is away must not keep anybody from mending a network.
public final class Admission implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final String NAME = "nmstate";
    private static final String MUTATING = "nodenetworkconfigurationpolicies-mutate.nmstate.io";
    private static final String SECRET = "nmstate-webhook";
    private static final int SERVICE_PORT = 443;
    private static final int PATIENCE_SECONDS = 5;
    private static final int MOST_RACES = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final KubernetesClient client;
    private final AdmissionSettings settings;
    private final InstantSource clock;
    private final CertificateStore store;
    private final CertificateAuthority maker = new CertificateAuthority(new SecureRandom());
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("certificates").daemon().factory());
    private final Questions questions;
    private final AdmissionServer server;
    private Lives lives;
    private Validation validation = Validation.DENY;
    private Certificates current;

    private Admission(KubernetesClient client, AdmissionSettings settings, InstantSource clock, Verdicts verdicts)
            throws IOException {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
        this.store = settings.secretNamespace()
                .<CertificateStore>map(namespace -> new SecretStore(client, namespace, SECRET))
                .orElseGet(CertificateStore::inMemory);
        this.lives = settings.lives();
        this.current = certificates();
        this.questions = new Questions(
                new PolicyAdmission(new Validator(), settings.edits()),
                Surroundings.of(client),
                client.getKubernetesSerialization(),
                clock,
                verdicts);
        this.server = AdmissionServer.start(
                new InetSocketAddress(settings.address(), settings.port()),
                current.serving(),
                questions.judges(),
                client.getKubernetesSerialization());
    }

    /// Returns when the API server knows whom to ask.
    ///
    /// @param verdicts is told how questions are answered
    /// @throws IOException when the address cannot be listened on
    public static Admission start(
            KubernetesClient client, AdmissionSettings settings, InstantSource clock, Verdicts verdicts)
            throws IOException {
        var admission = new Admission(client, settings, clock, verdicts);
        try {
            admission.configure();
        } catch (RuntimeException e) {
            admission.close();
            throw e;
        }
        var _ = admission.renewal.scheduleWithFixedDelay(
                admission::renew, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return admission;
    }

    /// What is kept, or better; several operators agree by the store.
    private Certificates certificates() {
        for (int race = 0; race < MOST_RACES; race++) {
            var known = store.load();
            var next = Certificates.upToDate(known, settings.reach().hosts(), clock.instant(), lives, maker);
            if (known.filter(next::equals).isPresent() || store.save(next)) {
                return next;
            }
        }
        throw new IllegalStateException("another process keeps changing the certificates in the Secret " + SECRET);
    }

    /// Looks whether certificates are due, and sets right what others may have changed of the configurations. First the
    /// API server learns whom to trust, then the new certificate is served.
    synchronized void renew() {
        try {
            var next = certificates();
            boolean changed = !next.equals(current);
            current = next;
            configure();
            if (changed) {
                server.serveWith(current.serving());
                LOG.info("Serving with {}, signed by {}", current.serving(), current.authority());
            }
        } catch (RuntimeException e) {
            LOG.warn("Certificates were not looked after, next try in {}", BETWEEN_LOOKS, e);
        }
    }

    /// Does as the installation wants from now on.
    public synchronized void follow(Lives wantedLives, Validation wantedValidation) {
        if (!lives.equals(wantedLives) || validation != wantedValidation) {
            lives = wantedLives;
            validation = wantedValidation;
            questions.answerBy(validation);
            renew();
        }
    }

    private void configure() {
        giveWay();
        client.resource(mutating()).patch(Ownership.AS_OWNER);
        client.resource(validating()).patch(Ownership.AS_OWNER);
    }

    /// Kubernetes NMState has a configuration of this name. What others wrote into it would stay in it, so it goes.
    private void giveWay() {
        var found = client.resource(mutating()).get();
        if (found != null && found.getWebhooks().stream().anyMatch(webhook -> !webhook.getName().equals(MUTATING))) {
            LOG.info("The webhook configuration {} of another installation is replaced", NAME);
            client.resource(found).delete();
        }
    }

    private MutatingWebhookConfiguration mutating() {
        return new MutatingWebhookConfigurationBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .addNewWebhook()
                .withName(MUTATING)
                .withClientConfig(clientConfig(Questions.MUTATE_POLICY))
                .withRules(policies())
                .withFailurePolicy("Ignore")
                .withMatchPolicy("Equivalent")
                .withSideEffects("None")
                .withTimeoutSeconds(PATIENCE_SECONDS)
                .withAdmissionReviewVersions("v1")
                .endWebhook()
                .build();
    }

    private ValidatingWebhookConfiguration validating() {
        var webhooks = new ArrayList<ValidatingWebhook>();
        if (validation != Validation.OFF) {
            webhooks.add(validating("nodenetworkconfigurationpolicies-validate.nmstate.io", Questions.VALIDATE_POLICY, policies()));
        }
        webhooks.add(validating("nmstates-validate.nmstate.io", Questions.VALIDATE_INSTALLATION, installations()));
        return new ValidatingWebhookConfigurationBuilder()
                .withNewMetadata()
                .withName(NAME)
                .endMetadata()
                .withWebhooks(webhooks)
                .build();
    }

    private ValidatingWebhook validating(String name, String path, RuleWithOperations rules) {
        return new ValidatingWebhookBuilder()
                .withName(name)
                .withClientConfig(clientConfig(path))
                .withRules(rules)
                .withFailurePolicy("Ignore")
                .withMatchPolicy("Equivalent")
                .withSideEffects("None")
                .withTimeoutSeconds(PATIENCE_SECONDS)
                .withAdmissionReviewVersions("v1")
                .build();
    }

    private static RuleWithOperations policies() {
        return rules("nodenetworkconfigurationpolicies");
    }

    private static RuleWithOperations installations() {
        return rules("nmstates");
    }

    private static RuleWithOperations rules(String resource) {
        return new RuleWithOperationsBuilder()
                .withOperations("CREATE", "UPDATE")
                .withApiGroups("nmstate.io")
                .withApiVersions("v1")
                .withResources(resource)
                .withScope("Cluster")
                .build();
    }

    private WebhookClientConfig clientConfig(String path) {
        var trusted = current.trustedPem().getBytes(StandardCharsets.US_ASCII);
        var config = new WebhookClientConfigBuilder().withCaBundle(Base64.getEncoder().encodeToString(trusted));
        return switch (settings.reach()) {
            case Reach.Service(var namespace, var name) ->
                config.withNewService(name, namespace, path, SERVICE_PORT).build();
            case Reach.Host(var host) -> config.withUrl("https://" + host + ":" + server.port() + path).build();
        };
    }

    /// Configurations that lead to this very process go with it.
    @Override
    public void close() {
        renewal.shutdownNow();
        if (settings.reach() instanceof Reach.Host) {
            try {
                client.resource(mutating()).delete();
                client.resource(validating()).delete();
            } catch (KubernetesClientException e) {
                LOG.warn("The webhook configurations {} are still there: {}", NAME, e.getMessage());
            }
        }
        server.close();
    }
}
