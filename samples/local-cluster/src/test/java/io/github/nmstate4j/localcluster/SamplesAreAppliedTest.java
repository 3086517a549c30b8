package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every sample is applied by a test with virtual nodes, and listed for readers.
class SamplesAreAppliedTest {

    private static final Path PROJECT = ClusterOptions.standard().project();
    private static final Pattern IN_TESTS = Pattern.compile("sample\\(\"([^\"]+)\"\\)");
    private static final Pattern IN_STORIES = Pattern.compile("(?m)^\\$ .*samples/policies/(\\S+\\.yaml)");
    private static final Pattern IN_LIST = Pattern.compile("\\]\\(([^)]+\\.yaml)\\)");

    @Test
    void noneIsLeftOut() throws IOException {
        var policies = PROJECT.resolve("samples/policies");
        var samples = new TreeSet<String>();
        try (var files = Files.walk(policies)) {
            files.filter(file -> file.toString().endsWith(".yaml")).forEach(file -> samples.add(policies.relativize(file).toString()));
        }

        assertThat(samples).hasSizeGreaterThan(25);
        var applied = named(IN_TESTS, PROJECT.resolve("samples/local-cluster/src/test"));
        assertThat(applied).as("by tests").isSubsetOf(samples);
        applied.addAll(named(IN_STORIES, PROJECT.resolve("docs/guide")));
        assertThat(applied).containsAll(samples);
        assertThat(named(IN_LIST, policies.resolve("README.md"))).containsExactlyElementsOf(samples);
    }

    /// A folder of the guide has pictures as well.
    private static boolean isRead(Path file) {
        var name = file.toString();
        return name.endsWith(".md") || name.endsWith(".java");
    }

    private static Set<String> named(Pattern pattern, Path below) throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(below)) {
            for (var file : files.filter(SamplesAreAppliedTest::isRead).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
            }
        }
        return names;
    }
}
