/// What is wrong with a document or a change, where, and who can mend it.
@NullMarked
package io.github.nmstate4j.finding;

import org.jspecify.annotations.NullMarked;
