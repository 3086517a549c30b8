package io.github.nmstate4j.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.nmstate4j.finding.Finding;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents that nobody wrote by hand. Reading ends with findings, never with anything else.
class HostileDocumentsTest {

    private static final int DOCUMENTS = 10_000;

    @Test
    void mutatedDocumentsGiveFindingsAndNothingElse() {
        var random = new Random(20);
        var seeds = IntStream.range(0, 50)
                .mapToObj(seed -> {
                    var state = new RandomStates(seed).state();
                    return seed % 3 == 0
                            ? NetworkStateYaml.writeJsonWithSecrets(state)
                            : NetworkStateYaml.writeWithSecrets(state);
                })
                .toList();
        for (int i = 0; i < DOCUMENTS; i++) {
            var text = mutated(seeds, random);
            assertThatCode(() -> {
                        var result = NetworkStateYaml.read(text);
                        assertThat(result.state().isEmpty()).isEqualTo(!result.errors().isEmpty());
                        result.state().ifPresent(NetworkStateYaml::write);
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    private static String mutated(List<String> seeds, Random random) {
        var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int i = 1 + random.nextInt(6); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, "{}[]:,-&*!|>'\"%@`#?\n\t \0\u00a0\ufeff\ud83e".charAt(random.nextInt(25)));
                case 2 -> text.insert(at, text.substring(at, end));
                case 3 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                default -> {
                    var other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length());
                    text.replace(at, end, other.substring(from, Math.min(other.length(), from + random.nextInt(100))));
                }
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 5_000, 200_000})
    void deepNestingIsRefused(int depth) {
        for (var text : List.of(
                "a: " + "[".repeat(depth),
                "{\"a\": " + "[".repeat(depth),
                "{\"a\": ".repeat(depth),
                "- ".repeat(depth),
                "a: " + "{a: ".repeat(depth))) {
            assertThat(NetworkStateYaml.read(text).errors()).singleElement().satisfies(HostileDocumentsTest::isTooLarge);
        }
    }

    @Test
    void hugeNumbersAreRefused() {
        for (var number : List.of("9".repeat(2_000), "1e999999999", "0x" + "f".repeat(500), "-" + "9".repeat(40), "1" + "0".repeat(25))) {
            assertThat(NetworkStateYaml.read("interfaces: [{name: a, type: dummy, mtu: " + number + "}]").errors())
                    .as(number)
                    .singleElement()
                    .satisfies(f -> assertThat(f.message().length()).isLessThan(200));
        }
    }

    @Test
    void aliasesThatExplodeAreRefused() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        assertThat(NetworkStateYaml.read(bomb.toString()).errors()).singleElement().satisfies(HostileDocumentsTest::isTooLarge);
        assertThat(NetworkStateYaml.read("a: &a [*a]").errors()).isNotEmpty();
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(NetworkStateYaml.read("#".repeat(11_000_000)).errors())
                .extracting(Finding::message)
                .containsExactly("The document has 11000000 characters; at most 10485760 are read.");
    }

    @Test
    void findingsEndWhereNobodyReadsOn() {
        var text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("k").append(i).append(": x\n");
        }

        var findings = NetworkStateYaml.read(text.toString()).findings();

        assertThat(findings).hasSize(1_001);
        assertThat(findings).anySatisfy(finding ->
                assertThat(finding).hasToString("1:1 There are 49000 further findings. Mend these first."));
    }

    @Test
    void aLongKeyIsNotRepeatedInFull() {
        var findings = NetworkStateYaml.read("k".repeat(900) + ": x").findings();

        assertThat(findings).singleElement().satisfies(f -> assertThat(f.message().length()).isLessThan(200));
    }

    private static void isTooLarge(Finding finding) {
        assertThat(finding.code().id()).isEqualTo("document.too-large");
        assertThat(finding.position()).isPresent();
    }
}
