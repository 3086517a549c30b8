package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntimeFactory;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.enactment.PolicyVerdict.Available;
import io.github.nmstate4j.enactment.PolicyVerdict.Degraded;
import io.github.nmstate4j.enactment.PolicyVerdict.NoMatchingNode;
import io.github.nmstate4j.enactment.PolicyVerdict.Progressing;
import io.github.nmstate4j.enactment.PolicyVerdict.Unknown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/// What Argo CD and Flux make of a policy, by the samples for both, for every verdict that the operator writes.
class GitOpsHealthTest {

    private static final Path GITOPS = ClusterOptions.standard().project().resolve("samples/gitops");
    private static final ObjectMapper YAML = new YAMLMapper();

    static Stream<Arguments> verdicts() {
        return Stream.of(
                arguments(new Unknown(), 2, "Progressing", "InProgress"),
                arguments(new Progressing("1 of 3"), 2, "Progressing", "InProgress"),
                arguments(new Available("3/3 nodes"), 2, "Healthy", "Current"),
                arguments(new NoMatchingNode(), 2, "Healthy", "Current"),
                arguments(new Degraded("node-2 rolled back"), 2, "Degraded", "Failed"),
                arguments(new Available("3/3 nodes"), 1, "Progressing", "InProgress"),
                arguments(new Degraded("node-2 rolled back"), 1, "Progressing", "InProgress"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void isToldByBoth(PolicyVerdict verdict, int observedGeneration, String argo, String flux) throws Exception {
        var policy = policy(verdict, observedGeneration, false);

        assertThat(argo(policy).get("status").tojstring()).isEqualTo(argo);
        assertThat(flux(policy)).isEqualTo(flux);
    }

    static Stream<Arguments> rest() {
        return Stream.of(
                arguments(policy(new Progressing("1 of 3"), 2, true), "Suspended", "1 of 3"),
                arguments(policy(new Available("3/3 nodes"), 2, true), "Healthy", "3/3 nodes"),
                arguments(policy(new Degraded("node-2 rolled back"), 2, false), "Degraded", "node-2 rolled back"),
                arguments(policy(new Unknown(), 2, false).without("status"), "Progressing", "The operator has not looked at this policy yet."));
    }

    @ParameterizedTest
    @MethodSource("rest")
    void argoShowsWhatTheOperatorSaysAndThatAPolicyIsPaused(JsonNode policy, String status, String message) throws IOException {
        var health = argo(policy);

        assertThat(health.get("status").tojstring()).isEqualTo(status);
        assertThat(health.get("message").tojstring()).isEqualTo(message);
    }

    private static ObjectNode policy(PolicyVerdict verdict, int observedGeneration, boolean paused) {
        var policy = YAML.createObjectNode();
        policy.putObject("metadata").put("generation", 2);
        policy.putObject("spec").put("paused", paused);
        var status = policy.putObject("status").put("observedGeneration", observedGeneration);
        var conditions = status.putArray("conditions");
        verdict.statements().forEach(statement -> conditions.addObject()
                .put("type", statement.type())
                .put("status", YAML.valueToTree(statement.status()).asText())
                .put("message", statement.message()));
        return policy;
    }

    private static LuaTable argo(JsonNode policy) throws IOException {
        var script = YAML.readTree(GITOPS.resolve("argocd/health.yaml").toFile())
                .path("data")
                .path("resource.customizations.health.nmstate.io_NodeNetworkConfigurationPolicy")
                .asText();
        var globals = JsePlatform.standardGlobals();
        globals.set("obj", lua(policy));
        return globals.load(script, "health").call().checktable();
    }

    private static LuaValue lua(JsonNode value) {
        if (value.isObject()) {
            var table = new LuaTable();
            value.properties().forEach(entry -> table.set(entry.getKey(), lua(entry.getValue())));
            return table;
        }
        if (value.isArray()) {
            return LuaValue.listOf(value.valueStream().map(GitOpsHealthTest::lua).toArray(LuaValue[]::new));
        }
        if (value.isBoolean()) {
            return LuaValue.valueOf(value.asBoolean());
        }
        return value.isNumber() ? LuaValue.valueOf(value.asInt()) : LuaValue.valueOf(value.asText());
    }

    /// In the order in which Flux asks.
    private static String flux(JsonNode policy) throws Exception {
        var checks = YAML.readTree(GITOPS.resolve("flux/kustomization.yaml").toFile()).path("spec").path("healthCheckExprs").path(0);
        if (holds(checks.path("inProgress").asText(), policy)) {
            return "InProgress";
        }
        if (holds(checks.path("failed").asText(), policy)) {
            return "Failed";
        }
        return holds(checks.path("current").asText(), policy) ? "Current" : "Unknown";
    }

    private static boolean holds(String expression, JsonNode policy) throws Exception {
        var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("metadata", SimpleType.DYN)
                .addVar("status", SimpleType.DYN)
                .build();
        var program = CelRuntimeFactory.standardCelRuntimeBuilder().build().createProgram(compiler.compile(expression).getAst());
        return Boolean.TRUE.equals(program.eval(YAML.convertValue(policy, new TypeReference<Map<String, Object>>() {})));
    }
}
