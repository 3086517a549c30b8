package io.github.nmstate4j.state.iface;

/// Up is what a document means when it says nothing. Down keeps the profile; absent removes profile and
/// virtual device; ignore leaves the interface to somebody else. Unknown is only ever shown.
public enum InterfaceState {
    UP,
    DOWN,
    ABSENT,
    IGNORE,
    UNKNOWN
}
