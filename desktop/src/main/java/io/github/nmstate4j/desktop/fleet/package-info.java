/// Clusters without a cluster: snapshots in a file, with and without masks, and a sample fleet for the curious.
///
/// A snapshot is what `kubectl get nodes,nns,nncp,nnce -o yaml` would show, reduced to what the workbench reads, so a file
/// made by `kubectl` opens as well.
@NullMarked
package io.github.nmstate4j.desktop.fleet;

import org.jspecify.annotations.NullMarked;
