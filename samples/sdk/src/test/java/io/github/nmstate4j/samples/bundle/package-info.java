/// A bundle of somebody else that uses the SDK.
@NullMarked
package io.github.nmstate4j.samples.bundle;

import org.jspecify.annotations.NullMarked;
