package io.github.nmstate4j.handler.rtnetlink;

import java.util.List;

/// What this project asks of the kernel, in its own words; no netlink message crosses this line.
public interface Rtnetlink extends AutoCloseable {

    /// Everything as it is now. Each family is one consistent dump; two families may be a moment apart.
    KernelSnapshot snapshot() throws RtnetlinkException;

    /// Calls the listener whenever a link, address, route, rule or bridge VLAN changed, from a thread of the
    /// subscription. One change of a person's making is often several calls: whoever reacts should wait a moment.
    Subscription listen(Listener listener) throws RtnetlinkException;

    /// Gives a link further names and takes others away.
    void changeAlternativeNames(String link, List<String> added, List<String> removed) throws RtnetlinkException;

    @Override
    void close();

    /// Told that something changed, not what: a full socket buffer loses messages, so a listener has to ask anew anyway.
    interface Listener {
        void changed();

        /// No more calls will come. The node may have changed meanwhile.
        void lost(RtnetlinkException cause);
    }

    /// Ends with [#close()]; no call begins after that.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
