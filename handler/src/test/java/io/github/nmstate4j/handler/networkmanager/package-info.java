/// What holds for every NetworkManager this project talks to, the real one and the simulated one.
@NullMarked
package io.github.nmstate4j.handler.networkmanager;

import org.jspecify.annotations.NullMarked;
