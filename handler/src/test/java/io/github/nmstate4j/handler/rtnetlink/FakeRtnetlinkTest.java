package io.github.nmstate4j.handler.rtnetlink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class FakeRtnetlinkTest extends RtnetlinkContract {

    private final FakeRtnetlink fake = FakeRtnetlink.fresh();

    @Override
    Rtnetlink rtnetlink() {
        return fake;
    }

    @Override
    Administrator administrator() {
        return new Administrator() {
            @Override
            public void addVethPair(String name, String peer) {
                fake.change(kernel -> withLinks(
                        kernel,
                        Stream.concat(
                                        kernel.links().stream(),
                                        Stream.of(
                                                veth(2, name).base(Optional.of(3)).build(),
                                                veth(3, peer).base(Optional.of(2)).build()))
                                .toList()));
            }

            @Override
            public void setUp(String name) {
                fake.change(kernel -> withLinks(
                        kernel,
                        kernel.links().stream()
                                .map(link -> link.name().equals(name)
                                        ? LinkBuilder.builder(link).adminUp(true).build()
                                        : link)
                                .toList()));
            }

            @Override
            public void addAddress(String name, String address, int prefixLength) {
                fake.change(kernel -> new KernelSnapshot(
                        kernel.links(),
                        added(
                                kernel.addresses(),
                                new InterfaceAddress(
                                        index(kernel, name),
                                        Family.IPV4,
                                        address,
                                        prefixLength,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                        kernel.routes(),
                        kernel.rules(),
                        kernel.bridgeVlans()));
            }

            @Override
            public void addRoute(String destination, String name, String gateway) {
                fake.change(kernel -> new KernelSnapshot(
                        kernel.links(),
                        kernel.addresses(),
                        added(
                                kernel.routes(),
                                KernelRoute.to(
                                                Family.IPV4,
                                                destination,
                                                new KernelRoute.Hop(
                                                        Optional.of(index(kernel, name)), Optional.of(gateway), 1))
                                        .build()),
                        kernel.rules(),
                        kernel.bridgeVlans()));
            }

            @Override
            public void addRule(String from, long table, long priority) {
                fake.change(kernel -> new KernelSnapshot(
                        kernel.links(),
                        kernel.addresses(),
                        kernel.routes(),
                        added(
                                kernel.rules(),
                                KernelRuleBuilder.builder()
                                        .family(Family.IPV4)
                                        .action(KernelRule.ACTION_TABLE)
                                        .from(Optional.of(from))
                                        .table(Optional.of(table))
                                        .priority(Optional.of(priority))
                                        .build()),
                        kernel.bridgeVlans()));
            }

            @Override
            public void delete(String name) {
                UnaryOperator<KernelSnapshot> deletion = kernel -> withLinks(
                        kernel,
                        kernel.links().stream()
                                .filter(link -> !link.name().equals(name)
                                        && !link.base().equals(Optional.of(index(kernel, name))))
                                .toList());
                fake.change(deletion);
            }
        };
    }

    private static LinkBuilder veth(int index, String name) {
        return Link.ethernet(index, name).adminUp(false).kind(new LinkKind.Veth());
    }

    private static int index(KernelSnapshot kernel, String name) {
        return kernel.link(name).orElseThrow().index();
    }

    private static KernelSnapshot withLinks(KernelSnapshot kernel, List<Link> links) {
        return new KernelSnapshot(links, kernel.addresses(), kernel.routes(), kernel.rules(), kernel.bridgeVlans());
    }

    private static <T> List<T> added(List<T> items, T item) {
        var longer = new ArrayList<>(items);
        longer.add(item);
        return longer;
    }
}
