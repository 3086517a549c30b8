/// Reads network states from YAML, JSON and value trees and writes them back. One table per record says which
/// keys there are; reading, writing and the list of known keys all come from it. The only package of this module
/// that knows Jackson's parsers.
@NullMarked
package io.github.nmstate4j.yaml;

import org.jspecify.annotations.NullMarked;
