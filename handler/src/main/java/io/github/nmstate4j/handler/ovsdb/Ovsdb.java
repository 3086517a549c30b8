package io.github.nmstate4j.handler.ovsdb;

import java.util.Map;

/// What this project asks of Open vSwitch's database, in its own words. A node without Open vSwitch is an ordinary node.
public interface Ovsdb {

    /// Everything as it is now; empty when no database server answers.
    OvsdbSnapshot snapshot() throws OvsdbException;

    /// Replaces both global maps.
    void setGlobals(Map<String, String> externalIds, Map<String, String> otherConfig) throws OvsdbException;
}
