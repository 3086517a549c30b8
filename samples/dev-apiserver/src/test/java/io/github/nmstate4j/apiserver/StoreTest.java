package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreTest {
    private final Store store = new Store(100, 3);

    private static Store.Key key(String name) {
        return new Store.Key("things", "", name);
    }

    private static ObjectNode thing(String name) {
        var thing = Json.object();
        thing.putObject("metadata").put("name", name);
        return thing;
    }

    private static List<String> drained(Store.Watch watch) throws InterruptedException {
        var seen = new ArrayList<String>();
        while (watch.next(Duration.ZERO) instanceof Store.Next.Changed(var change)) {
            seen.add(change.kind() + " " + change.key().name() + "@" + change.revision());
        }
        return seen;
    }

    @Test
    void everyChangeHasARevisionOfItsOwnAcrossKinds() throws Store.Lost {
        var one = store.create(key("one"), thing("one"));
        var other = store.create(new Store.Key("others", "", "one"), thing("one"));
        assertThat(Json.resourceVersion(one)).isEqualTo("101");
        assertThat(Json.resourceVersion(other)).isEqualTo("102");
    }

    @Test
    void aWatchFromARevisionSeesWhatCameAfterIt() throws Exception {
        var one = store.create(key("one"), thing("one"));
        try (var watch = store.watch("things", 101)) {
            store.replace(key("one"), one, thing("one"));
            store.create(key("two"), thing("two"));
            assertThat(drained(watch)).containsExactly("MODIFIED one@102", "ADDED two@103");
            assertThat(watch.next(Duration.ZERO)).isEqualTo(new Store.Next.Quiet(103));
        }
    }

    @Test
    void aDeletionHasItsOwnRevision() throws Exception {
        var one = store.create(key("one"), thing("one"));
        try (var watch = store.watch("things", 101)) {
            store.remove(key("one"), one);
            assertThat(drained(watch)).containsExactly("DELETED one@102");
        }
    }

    @Test
    void aRevisionWhoseSuccessorsAreForgottenIsGone() throws Exception {
        for (var name : List.of("a", "b", "c", "d", "e")) {
            store.create(key(name), thing(name));
        }
        assertThatThrownBy(() -> store.watch("things", 101))
                .isInstanceOf(ErrorStatus.class)
                .satisfies(error -> assertThat(((ErrorStatus) error).code()).isEqualTo(410));
        try (var watch = store.watch("things", 102)) {
            assertThat(drained(watch)).hasSize(3);
        }
    }

    @Test
    void aRevisionOfAnEarlierServerIsGone() {
        assertThatThrownBy(() -> store.watch("things", 99)).isInstanceOf(ErrorStatus.class);
    }

    @Test
    void theSecondWriterFromOneStateLoses() throws Store.Lost {
        var one = store.create(key("one"), thing("one"));
        store.replace(key("one"), one, thing("one"));
        assertThatThrownBy(() -> store.replace(key("one"), one, thing("one"))).isInstanceOf(Store.Lost.class);
        assertThatThrownBy(() -> store.remove(key("one"), one)).isInstanceOf(Store.Lost.class);
        assertThatThrownBy(() -> store.create(key("one"), thing("one"))).isInstanceOf(Store.Lost.class);
    }

    @Test
    void aNamespaceIsNotTheBeginningOfAnother() throws Store.Lost {
        store.create(new Store.Key("things", "a", "x"), thing("x"));
        store.create(new Store.Key("things", "a-b", "x"), thing("x"));
        assertThat(store.list("things", "a").items()).hasSize(1);
        assertThat(store.list("things", "").items()).hasSize(2);
    }
}
