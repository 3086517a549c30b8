package io.github.nmstate4j.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.observation.Device;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/// What an interface goes through on a node: made, changed, removed, and taken over from somebody who made it by hand.
/// After each document the node is looked at with the kernel's own tools, and the document is applied again without a write.
final class Life {

    private final String kind;
    private final String name;
    private final List<Chapter> chapters = new ArrayList<>();

    /// @param hand what is done by hand before
    private record Chapter(String hand, String document, List<Fact> facts) {}

    private sealed interface Fact {
        record OfLink(String pointer, String value) implements Fact {}

        record OfProfile(String id, String key, String value) implements Fact {}

        record OfOutput(String command, String pattern) implements Fact {}
    }

    private Life(String kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    static Life of(String kind, String name) {
        return new Life(kind, name);
    }

    /// Applied, it must change the node.
    Life applied(String document) {
        chapters.add(new Chapter("", document, new ArrayList<>()));
        return this;
    }

    /// As [#applied], to what these shell commands made.
    Life takenOver(String byHand, String document) {
        chapters.add(new Chapter(byHand, document, new ArrayList<>()));
        return this;
    }

    /// `ip -d -j link` then shows this at the JSON pointer.
    Life link(String pointer, Object value) {
        return with(new Fact.OfLink(pointer, String.valueOf(value)));
    }

    Life info(String key, Object value) {
        return link("/linkinfo/info_data/" + key, value);
    }

    /// The profile named like the interface then has this.
    Life profile(String key, Object value) {
        return profileOf(name, key, value);
    }

    Life profileOf(String id, String key, Object value) {
        return with(new Fact.OfProfile(id, key, String.valueOf(value)));
    }

    /// What the command prints then has this pattern in it.
    Life prints(String command, String pattern) {
        return with(new Fact.OfOutput(command, pattern));
    }

    private Life with(Fact fact) {
        chapters.getLast().facts().add(fact);
        return this;
    }

    /// As a test. In the end the interface is made absent, and nothing of it is left.
    ///
    /// @param remains whether the device is there all the same
    DynamicTest on(RealNode node, String absent, boolean remains) {
        return DynamicTest.dynamicTest(kind, () -> {
            try {
                for (var chapter : chapters) {
                    if (!chapter.hand().isEmpty()) {
                        node.become(absent);
                        RealNode.run(chapter.hand());
                        awaitSeen(node);
                    }
                    node.become(chapter.document());
                    look(node, chapter);
                    node.isAlready(chapter.document());
                }
                node.become(absent);
                assertThat(RealNode.hasLink(name)).as("the device is there").isEqualTo(remains);
                assertThat(node.profiles())
                        .noneMatch(saved -> !saved.external()
                                && saved.profile().interfaceName().filter(name::equals).isPresent());
                node.isAlready(absent);
            } finally {
                node.reset();
            }
        });
    }

    DynamicTest on(RealNode node, String absent) {
        return on(node, absent, false);
    }

    /// NetworkManager needs a moment to notice what others make.
    private void awaitSeen(RealNode node) {
        RealNode.eventually(() -> assertThat(node.devices()).anyMatch(device -> device.name().equals(name) && device.real()
                && device.state() != Device.State.UNKNOWN));
    }

    private void look(RealNode node, Chapter chapter) throws NetworkManagerException {
        // Once for all facts: programs start slowly on a virtual node.
        var link = chapter.facts().stream().anyMatch(Fact.OfLink.class::isInstance) ? RealNode.link(name) : MissingNode.getInstance();
        var profiles = node.profiles();
        for (var fact : chapter.facts()) {
            switch (fact) {
                case Fact.OfLink(var pointer, var value) ->
                    assertThat(link.at(pointer).asText()).as(pointer + " of " + name + " after " + chapter.document()).isEqualTo(value);
                case Fact.OfProfile(var id, var key, var value) ->
                    assertThat(RealNode.profile(id, profiles)).as("profile after " + chapter.document()).containsEntry(key, value);
                case Fact.OfOutput(var command, var pattern) ->
                    assertThat(RealNode.run(command)).as(command + " after " + chapter.document()).containsPattern(pattern);
            }
        }
    }
}
