package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.rtnetlink.DriverFacts;
import io.github.nmstate4j.state.iface.Ethtool;
import io.github.nmstate4j.state.iface.EthernetInterface.Ethernet;
import io.github.nmstate4j.state.iface.EthernetInterface.Duplex;
import java.util.Map;
import java.util.Optional;

/// What drivers tell, in the words of the document.
final class Drivers {

    private Drivers() {}

    /// Nothing when the driver has nothing to be told.
    static Optional<Ethtool> ethtool(DriverFacts facts) {
        var ethtool = new Ethtool(
                some(facts.pause())
                        .map(pause -> new Ethtool.Pause(
                                flag(pause, "rx"), flag(pause, "tx"), flag(pause, "autoneg"), Extras.none())),
                facts.features().isEmpty() ? Optional.empty() : Optional.of(facts.features()),
                some(facts.coalesce()).map(Drivers::coalesce),
                some(facts.rings()).map(Drivers::ring),
                facts.fec().map(Drivers::fec),
                Extras.none());
        return ethtool.equals(Ethtool.none()) ? Optional.empty() : Optional.of(ethtool);
    }

    private static Optional<Map<String, Long>> some(Map<String, Long> numbers) {
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
    }

    private static Optional<Boolean> flag(Map<String, Long> numbers, String word) {
        return number(numbers, word).map(number -> number != 0);
    }

    private static Optional<Long> number(Map<String, Long> numbers, String word) {
        return Optional.ofNullable(numbers.get(word));
    }

    private static Ethtool.Coalesce coalesce(Map<String, Long> numbers) {
        return Ethtool.Coalesce.none()
                .withAdaptiveRx(flag(numbers, "adaptive-rx"))
                .withAdaptiveTx(flag(numbers, "adaptive-tx"))
                .withPktRateHigh(number(numbers, "pkt-rate-high"))
                .withPktRateLow(number(numbers, "pkt-rate-low"))
                .withRxFrames(number(numbers, "rx-frames"))
                .withRxFramesHigh(number(numbers, "rx-frames-high"))
                .withRxFramesIrq(number(numbers, "rx-frames-irq"))
                .withRxFramesLow(number(numbers, "rx-frames-low"))
                .withRxUsecs(number(numbers, "rx-usecs"))
                .withRxUsecsHigh(number(numbers, "rx-usecs-high"))
                .withRxUsecsIrq(number(numbers, "rx-usecs-irq"))
                .withRxUsecsLow(number(numbers, "rx-usecs-low"))
                .withSampleInterval(number(numbers, "sample-interval"))
                .withStatsBlockUsecs(number(numbers, "stats-block-usecs"))
                .withTxFrames(number(numbers, "tx-frames"))
                .withTxFramesHigh(number(numbers, "tx-frames-high"))
                .withTxFramesIrq(number(numbers, "tx-frames-irq"))
                .withTxFramesLow(number(numbers, "tx-frames-low"))
                .withTxUsecs(number(numbers, "tx-usecs"))
                .withTxUsecsHigh(number(numbers, "tx-usecs-high"))
                .withTxUsecsIrq(number(numbers, "tx-usecs-irq"))
                .withTxUsecsLow(number(numbers, "tx-usecs-low"));
    }

    private static Ethtool.Ring ring(Map<String, Long> numbers) {
        return Ethtool.Ring.none()
                .withRx(number(numbers, "rx"))
                .withRxMax(number(numbers, "rx-max"))
                .withRxJumbo(number(numbers, "rx-jumbo"))
                .withRxJumboMax(number(numbers, "rx-jumbo-max"))
                .withRxMini(number(numbers, "rx-mini"))
                .withRxMiniMax(number(numbers, "rx-mini-max"))
                .withTx(number(numbers, "tx"))
                .withTxMax(number(numbers, "tx-max"));
    }

    private static Ethtool.Fec fec(int bits) {
        return new Ethtool.Fec(
                Optional.of((bits & 0x02) != 0),
                (bits & 0x08) != 0
                        ? Optional.of(Ethtool.FecMode.RS)
                        : (bits & 0x10) != 0
                                ? Optional.of(Ethtool.FecMode.BASER)
                                : (bits & 0x20) != 0
                                        ? Optional.of(Ethtool.FecMode.LLRS)
                                        : (bits & 0x04) != 0 ? Optional.of(Ethtool.FecMode.OFF) : Optional.empty(),
                Extras.none());
    }

    /// Nothing while there is no link to have a speed.
    static Optional<Ethernet> ethernet(DriverFacts facts) {
        return facts.speed().map(speed -> new Ethernet(
                Optional.empty(),
                facts.autoNegotiation(),
                Optional.of(speed),
                facts.duplex().map(duplex -> switch (duplex) {
                    case HALF -> Duplex.HALF;
                    case FULL -> Duplex.FULL;
                }),
                Extras.none()));
    }
}
