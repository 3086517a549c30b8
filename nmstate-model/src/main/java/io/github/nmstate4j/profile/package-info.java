/// A NetworkManager connection as plain data.
@NullMarked
package io.github.nmstate4j.profile;

import org.jspecify.annotations.NullMarked;
