package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/// How the operator writes what it installs.
public final class Ownership {

    /// Server-side apply, also over what others have set: what the operator installs is its own.
    public static final PatchContext AS_OWNER = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("nmstate-operator")
            .withForce(true)
            .build();

    private Ownership() {}
}
