package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import java.io.IOException;
import java.io.PrintWriter;

/// What a command works with: the node, and whoever typed it.
record Console(NodeCommands.Door door, Desk desk, PrintWriter out, PrintWriter err) {

    NodeAccess openNode() throws IOException, NetworkManagerException {
        return door.open();
    }
}
