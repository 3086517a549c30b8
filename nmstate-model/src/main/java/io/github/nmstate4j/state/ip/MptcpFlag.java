package io.github.nmstate4j.state.ip;

/// How an address takes part in Multipath TCP.
public enum MptcpFlag {
    SIGNAL,
    SUBFLOW,
    BACKUP,
    FULLMESH
}
