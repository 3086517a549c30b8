/// The documentation as pages for a browser. A [Repository] knows what a link of a page leads to; whatever leads to nothing is a
/// [Problem], and with one of those nothing is written. What is written needs no server and asks no other machine for anything.
@NullMarked
package io.github.nmstate4j.site;

import org.jspecify.annotations.NullMarked;
