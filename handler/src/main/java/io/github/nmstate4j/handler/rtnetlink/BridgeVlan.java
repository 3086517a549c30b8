package io.github.nmstate4j.handler.rtnetlink;

/// VLANs a bridge, or a port of one, lets pass: the ids from first to last.
public record BridgeVlan(int link, int first, int last, boolean pvid, boolean untagged) {}
