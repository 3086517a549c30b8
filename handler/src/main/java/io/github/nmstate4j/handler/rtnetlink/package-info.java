/// What the kernel knows of the node's network, asked over rtnetlink: links, addresses, routes, rules and bridge VLANs
/// as records, and a call when any of them changes. Reads only; NetworkManager does the writing.
@NullMarked
package io.github.nmstate4j.handler.rtnetlink;

import org.jspecify.annotations.NullMarked;
