package io.github.nmstate4j.handler.ovsdb;

import io.github.nmstate4j.merge.SwitchChange;

/// What this project asks of Open vSwitch's database, in its own words. A node without Open vSwitch is an ordinary node.
public interface Ovsdb {

    /// Everything as it is now; empty when no database server answers.
    OvsdbSnapshot snapshot() throws OvsdbException;

    /// Changes keys of the two global maps, all at once; the others stay as they are.
    void changeGlobals(SwitchChange change) throws OvsdbException;
}
