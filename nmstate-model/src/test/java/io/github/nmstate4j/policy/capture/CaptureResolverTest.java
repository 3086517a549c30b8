package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureResolverTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interfaces",
                "capture.gw",
                "capture.gw | routes.running",
                "interfaces.name == \"ens5\"",
                "interfaces.description != 'the \"best\" one'",
                "capture.nics | interfaces.mtu := 9000",
                "interfaces.ipv4 := null",
                "interfaces.ipv4.enabled == true",
                "interfaces.name == capture.gw.routes.running.0.next-hop-interface",
                "interfaces.name == interfaces.0.name"
            })
    void printsWhatItRead(String text) {
        var parser = new CaptureParser(path -> Set.of(), CaptureLimits.usual());

        assertThat(parser.parse(text).expression()).get().hasToString(text);
    }

    @Test
    void takesCapturesInAnyOrder() {
        var expressions = new LinkedHashMap<String, String>();
        for (int i = 40; i > 0; i--) {
            expressions.put("c" + i, "capture.c" + (i - 1) + " | interfaces.type==ethernet");
        }
        expressions.put("c0", "interfaces.state==up");

        var resolution = Lab.resolve(expressions);

        assertThat(resolution.findings()).isEmpty();
        assertThat(resolution.captures().keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 40).mapToObj(i -> "c" + i).toList());
    }

    @Test
    void followsBothTheSourceAndTheReference() {
        var expressions = new LinkedHashMap<String, String>();
        expressions.put("both", "capture.nics | interfaces.name==capture.gw.routes.running.0.next-hop-interface");
        expressions.putAll(Lab.COMMON);

        assertThat(Lab.resolve(expressions).states()).isPresent();
    }

    @Test
    void refusesCirclesOnceAndNamesThem() {
        var expressions = new LinkedHashMap<String, String>();
        expressions.put("outside", "capture.a");
        expressions.put("a", "interfaces.name==capture.b.interfaces.0.name");
        expressions.put("b", "capture.c | interfaces.name==ens5");
        expressions.put("c", "interfaces.name==capture.a.interfaces.0.name");
        var resolution = Lab.resolve(expressions);

        assertThat(resolution.states()).isEmpty();
        assertThat(resolution.findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .startsWith("capture.c: These captures need each other, so none can be the first: a → b → c → a.");
        assertThat(resolution.captures().get("outside"))
                .isEqualTo(new Evaluation.Blocked(expression("capture.a"), "a"));
    }

    private static CaptureExpression expression(String text) {
        return new CaptureParser(path -> Set.of(), CaptureLimits.usual())
                .parse(text)
                .expression()
                .orElseThrow();
    }

    @Test
    void tellsAllProblemsAtOnceAndOnlyTheirCauses() {
        var expressions = Map.of(
                "typo", "interface.name==eth1",
                "missing", "interfaces.name==eth77",
                "dependent", "capture.typo | interfaces.state==up",
                "good", "interfaces.state==up");
        var resolution = Lab.resolve(expressions);

        assertThat(resolution.findings())
                .extracting(finding -> finding.path().toString())
                .containsExactlyInAnyOrder("capture.typo", "capture.missing");
        assertThat(resolution.captures().get("good")).isInstanceOf(Evaluation.Captured.class);
    }

    @Test
    void showsEveryStageOfACapture() {
        var expressions = new LinkedHashMap<>(Lab.COMMON);
        expressions.put("x", "capture.nics | interfaces.name == capture.gw.routes.running.0.next-hop-interface");

        assertThat(Lab.resolve(expressions).captures().get("x"))
                .isInstanceOfSatisfying(Evaluation.Captured.class, captured -> assertThat(captured.stages())
                        .containsExactly(
                                new Stage("capture.nics", 0, Lab.captured("capture.nics")),
                                new Stage("capture.gw.routes.running.0.next-hop-interface", 34, new Value.Text("ens5")),
                                new Stage(
                                        "interfaces.name == capture.gw.routes.running.0.next-hop-interface",
                                        15,
                                        Lab.captured("capture.base"))));
    }

    @Test
    void showsHowFarAFailedCaptureGot() {
        assertThat(Lab.resolve("capture.nics | interfaces.name==nonesuch").captures().get("x"))
                .isInstanceOfSatisfying(Evaluation.Failed.class, failed ->
                        assertThat(failed.stages()).extracting(Stage::text).containsExactly("capture.nics"));
    }

    @Test
    void doesNotLookAtCachedCaptures() {
        var cached = Lab.yaml("interfaces: [{name: old}]");
        var resolution = Lab.RESOLVER.resolve(
                Map.of("known", "whatever I like", "new", "capture.known | interfaces.name==old"),
                Lab.NODE,
                Map.of("known", cached, "unused", cached));

        assertThat(resolution.findings()).isEmpty();
        assertThat(resolution.states()).contains(Map.of("known", cached, "new", cached));
        assertThat(resolution.captures()).containsEntry("known", new Evaluation.Cached(cached));
    }

    @Test
    void warnsOfNamesThatNothingCanReferTo() {
        var resolution = Lab.resolve(Map.of("a.b", "interfaces"));

        assertThat(resolution.states()).isPresent();
        assertThat(resolution.findings()).singleElement().satisfies(finding ->
                assertThat(finding.message()).contains("Nothing can refer to a capture of this name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interfaces.key==hunter2", "interfaces.key!=hunter2", "interfaces.key!=other"})
    void secretsCannotBeGuessed(String expression) {
        var secret = new Value.Hidden(Secret.of("hunter2"));
        var node = new Value.Mapping(
                Map.of("interfaces", new Value.Sequence(List.of(new Value.Mapping(Map.of("key", secret))))));
        var resolution = Lab.RESOLVER.resolve(Map.of("x", expression), node, Map.of());

        assertThat(resolution.states()).isEmpty();
        assertThat(resolution.findings().getFirst().message()).contains("there is " + Secret.MARK);
    }

    @Test
    void neverGrowsBeyondItsLimits() {
        var expressions = new LinkedHashMap<String, String>();
        expressions.put("c0", "interfaces.state:=up");
        for (int i = 1; i < 60; i++) {
            expressions.put("c" + i, "capture.c" + (i - 1) + " | interfaces.ports:=capture.c" + (i - 1) + ".interfaces");
        }
        var resolution = Lab.resolve(expressions);

        assertThat(resolution.findings().stream().filter(Finding::isError))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(Problem.TOO_LARGE));
    }

    @Test
    void checksWithoutANodeWhatCanBeChecked() {
        assertThat(Lab.RESOLVER.check(Lab.COMMON)).isEmpty();
        assertThat(Lab.RESOLVER.check(Map.of(
                        "nonesuch", "interfaces.name==eth77",
                        "typo", "interface.name==eth1",
                        "lost", "capture.other | interfaces.name==eth1",
                        "self", "capture.self")))
                .extracting(finding -> finding.path().toString())
                .containsExactlyInAnyOrder("capture.typo", "capture.lost", "capture.self");
    }

    @Test
    void refusesMoreCapturesThanAnybodyNeeds() {
        var expressions = new LinkedHashMap<String, String>();
        IntStream.range(0, 101).forEach(i -> expressions.put("c" + i, "interfaces"));

        assertThat(Lab.resolve(expressions).findings()).singleElement().hasToString(
                "capture: The policy has 101 captures; at most 100 are evaluated. Split the policy.");
    }
}
