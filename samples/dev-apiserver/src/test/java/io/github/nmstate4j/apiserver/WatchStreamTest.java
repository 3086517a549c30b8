package io.github.nmstate4j.apiserver;

import static io.github.nmstate4j.apiserver.Bench.by;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchStreamTest {
    private final Bench bench = new Bench();

    /// What a watch that lasts a second says, as `TYPE name`.
    private List<String> watched(String labels, long revision, boolean initialEvents) throws Exception {
        var options = new WatchStream.Options(
                bench.gadgets(),
                "",
                Selectors.labels(labels),
                Api.Form.PLAIN,
                TableRows.Include.METADATA,
                revision,
                initialEvents,
                initialEvents,
                1);
        var out = new ByteArrayOutputStream();
        new WatchStream(bench.store, options, InstantSource.system()).run(out);
        return out.toString(StandardCharsets.UTF_8).lines().map(WatchStreamTest::shortly).toList();
    }

    private static String shortly(String line) {
        JsonNode event = Bench.yaml(line);
        var object = event.path("object");
        return event.path("type").asText() + " "
                + (object.has("code") ? object.path("code").asText() : Json.name(object));
    }

    @Test
    void objectsComeAndGoWithTheirLabels() throws Exception {
        bench.create("{size: 1}");
        var revision = bench.store.revision();
        bench.merge("a", "{metadata: {labels: {on: 'yes'}}}");
        bench.merge("a", "{spec: {size: 2}}");
        bench.merge("a", "{metadata: {labels: {on: 'no'}}}");
        bench.merge("a", "{spec: {size: 3}}");
        assertThat(watched("on=yes", revision, false)).containsExactly("ADDED one", "MODIFIED one", "DELETED one");
    }

    @Test
    void withoutARevisionTheWatchBeginsWithWhatThereIs() throws Exception {
        bench.create("{size: 1}");
        assertThat(watched("", 0, false)).containsExactly("ADDED one");
    }

    @Test
    void theEndOfTheInitialEventsIsMarked() throws Exception {
        bench.create("{size: 1}");
        assertThat(watched("", 0, true)).startsWith("ADDED one", "BOOKMARK ");
    }

    @Test
    void aForgottenRevisionIsAnErrorEvent() throws Exception {
        var revision = bench.store.revision();
        for (var i = 0; i < 3; i++) {
            bench.create("{size: 1}");
            bench.resources.delete(bench.gadgets(), "", "one", Resources.Deletion.PLAIN, by("a"));
        }
        assertThat(watched("", revision, false)).containsExactly("ERROR 410");
    }
}
