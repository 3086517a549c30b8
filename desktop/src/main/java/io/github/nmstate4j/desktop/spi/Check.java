package io.github.nmstate4j.desktop.spi;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;
import java.util.function.Function;

/// A check of the desired state in the designer, called on every pause in typing. One that throws is named and switched
/// off.
///
/// @param check paths of its findings start at the desired state: `interfaces[0].mtu`
public record Check(String id, Function<NetworkState, List<Finding>> check) {}
