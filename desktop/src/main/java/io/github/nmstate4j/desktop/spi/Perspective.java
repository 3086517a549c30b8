package io.github.nmstate4j.desktop.spi;

import java.util.function.Function;

/// A place of the left rail. Its view is built when it is first opened, and kept.
///
/// @param id `topology`; the rail entry is `#rail-topology`
/// @param icon a Material Design icon as Ikonli names it: `mdi2g-graph-outline`
/// @param order rail entries go by it; 10 apart among the built-in ones
public record Perspective(String id, String title, String icon, int order, Function<Workbench, PerspectiveView> view) {}
