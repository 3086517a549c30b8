package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.ip.MptcpFlag;
import java.util.List;
import java.util.Optional;

/// How the addresses of the interface take part in Multipath TCP; an empty list keeps them out of it.
public record Mptcp(Optional<List<MptcpFlag>> addressFlags, Extras extras) {}
