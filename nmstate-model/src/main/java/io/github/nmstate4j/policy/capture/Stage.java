package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.Value;

/// One step of the evaluation of a capture: what was done, where the expression says so, and what came of it.
///
/// @param text `capture.gw`, `capture.gw.routes.running.0.next-hop-interface`, `interfaces.name == "eth1"`
/// @param at the character of the expression where it starts, counted from 0
public record Stage(String text, int at, Value result) {}
