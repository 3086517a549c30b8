package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is written, the answer is a state or a finding.
class CaptureFuzzTest {

    private static final List<String> SEEDS = List.of(
            "routes.running.destination==\"0.0.0.0/0\"",
            "interfaces.name==capture.gw.routes.running.0.next-hop-interface",
            "capture.gw | routes.running.next-hop-interface:=\"br-ex\"",
            "capture.nics | interfaces.ipv4:=null",
            "interfaces.ipv4.address.1.ip!='172.20.9.9'",
            "capture.a.interfaces.state==up",
            "dns-resolver.running");
    private static final List<String> PIECES = List.of(
            "=", "==", ":=", "!=", "!", ":", "|", ".", "..", "\"", "'", " ", "\n", "\u00a0", "capture", "capture.a",
            "capture.b.interfaces.0", "interfaces", "routes", "running", "name", "0", "99999999999", "-1", "null", "true",
            "{{", "}}", "\ud83e", "\u0000", "é", "address", "ipv4");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesAStateOrAFinding(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var expressions = new LinkedHashMap<>(Map.of("a", mutated(random), "b", mutated(random), "gw", SEEDS.getFirst()));
            expressions.put("nics", "interfaces.type==ethernet");
            var resolution = Lab.resolve(expressions);

            assertThat(resolution.captures()).hasSize(4);
            assertThat(resolution.states().isPresent())
                    .isEqualTo(resolution.captures().values().stream().allMatch(one -> one.state().isPresent()));
            resolution.findings().forEach(finding -> assertThat(finding.toString()).contains("\n| "));
            var template = "{{ " + mutated(random) + " }}" + PIECES.get(random.nextInt(PIECES.size()));
            var expansion = Lab.TEMPLATE.expand(
                    new Value.Text(template), Map.of("a", Lab.NODE, "gw", Lab.NODE, "nics", Lab.NODE));
            assertThat(expansion.desired().isPresent()).isEqualTo(expansion.findings().isEmpty());
        }
    }

    private static String mutated(Random random) {
        var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
                case 2 -> text.insert(at, text.substring(at));
                default -> text.insert(at, (char) random.nextInt(Character.MAX_VALUE));
            }
        }
        return text.toString();
    }
}
