package io.github.nmstate4j.observation;

import io.github.nmstate4j.profile.Profile;

/// A profile NetworkManager has. `external`: made up for a device that was configured by somebody else.
/// `unsaved`: in memory only. `volatile`: removed when deactivated.
public record SavedProfile(Profile profile, boolean active, boolean external, boolean unsaved, boolean isVolatile) {}
