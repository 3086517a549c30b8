package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.Optional;

/// What the driver of a NIC can be told. `feature` holds the kernel's feature names.
@RecordBuilder
public record Ethtool(
        Optional<Pause> pause,
        Optional<Map<String, Boolean>> feature,
        Optional<Coalesce> coalesce,
        Optional<Ring> ring,
        Optional<Fec> fec,
        Extras extras)
        implements EthtoolBuilder.With {

    public static Ethtool none() {
        return new Ethtool(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
    }

    /// Flow control. `rx` and `tx` count only without auto-negotiation.
    public record Pause(
            Optional<Boolean> rx, Optional<Boolean> tx, Optional<Boolean> autoneg, Extras extras) {}

    /// When the NIC interrupts: times in microseconds, rates in packets per second.
    @RecordBuilder
    public record Coalesce(
            Optional<Boolean> adaptiveRx,
            Optional<Boolean> adaptiveTx,
            Optional<Long> pktRateHigh,
            Optional<Long> pktRateLow,
            Optional<Long> rxFrames,
            Optional<Long> rxFramesHigh,
            Optional<Long> rxFramesIrq,
            Optional<Long> rxFramesLow,
            Optional<Long> rxUsecs,
            Optional<Long> rxUsecsHigh,
            Optional<Long> rxUsecsIrq,
            Optional<Long> rxUsecsLow,
            Optional<Long> sampleInterval,
            Optional<Long> statsBlockUsecs,
            Optional<Long> txFrames,
            Optional<Long> txFramesHigh,
            Optional<Long> txFramesIrq,
            Optional<Long> txFramesLow,
            Optional<Long> txUsecs,
            Optional<Long> txUsecsHigh,
            Optional<Long> txUsecsIrq,
            Optional<Long> txUsecsLow,
            Extras extras)
            implements EthtoolCoalesceBuilder.With {

        public static Coalesce none() {
            return new Coalesce(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Extras.none());
        }
    }

    /// Lengths of the queues between NIC and kernel, in descriptors. The `max` ones are only ever shown.
    @RecordBuilder
    public record Ring(
            Optional<Long> rx,
            Optional<Long> rxMax,
            Optional<Long> rxJumbo,
            Optional<Long> rxJumboMax,
            Optional<Long> rxMini,
            Optional<Long> rxMiniMax,
            Optional<Long> tx,
            Optional<Long> txMax,
            Extras extras)
            implements EthtoolRingBuilder.With {

        public static Ring none() {
            return new Ring(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Extras.none());
        }
    }

    /// Forward error correction: chosen by the NIC (`auto`), or this.
    public record Fec(Optional<Boolean> auto, Optional<FecMode> mode, Extras extras) {}

    public enum FecMode {
        OFF,
        RS,
        BASER,
        LLRS
    }
}
