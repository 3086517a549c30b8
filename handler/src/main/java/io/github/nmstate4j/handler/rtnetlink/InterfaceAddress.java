package io.github.nmstate4j.handler.rtnetlink;

import java.util.Optional;

/// An address on a device. A lifetime in seconds is absent when it never ends.
///
/// @param peer the far end of a point-to-point address
public record InterfaceAddress(
        int link,
        Family family,
        String address,
        int prefixLength,
        Optional<String> peer,
        Optional<Long> validLifetime,
        Optional<Long> preferredLifetime) {}
