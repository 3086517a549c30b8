package io.github.nmstate4j.merge;

import io.github.nmstate4j.finding.Code;

/// What merging can find.
final class Codes {
    static final Code UNKNOWN_INTERFACE = Code.author("interface.unknown");
    static final Code AMBIGUOUS_INTERFACE = Code.author("interface.ambiguous");
    static final Code NAMED_TWICE = Code.author("interface.named-twice");
    static final Code KIND_CONFLICT = Code.author("interface.kind-conflict");
    static final Code UNKNOWN_ADDRESS = Code.author("interface.unknown-address");
    static final Code UNKNOWN_PORT = Code.author("port.unknown");
    static final Code PORT_CONFLICT = Code.author("port.conflict");
    static final Code UNKNOWN_CONTROLLER = Code.author("port.unknown-controller");
    static final Code DETACHED_OVS_INTERFACE = Code.author("port.detached-ovs-interface");
    static final Code PARENT_REMOVED = Code.author("interface.base-removed");
    static final Code COPY_MAC = Code.author("interface.copy-mac-from");
    static final Code NEW_PORT = Code.author("bridge.port-added");

    private Codes() {}
}
