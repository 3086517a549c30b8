/// What every document has, whatever it is about: values, places and keys we do not know.
@NullMarked
package io.github.nmstate4j.document;

import org.jspecify.annotations.NullMarked;
