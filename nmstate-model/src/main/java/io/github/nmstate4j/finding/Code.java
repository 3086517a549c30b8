package io.github.nmstate4j.finding;

/// A kind of finding. The id is stable (`interface.unknown-key`); the owner says who can act.
public record Code(String id, Owner owner) {

    public enum Owner {
        /// Whoever wrote the document.
        AUTHOR,
        /// Whoever runs the node or the cluster.
        ENVIRONMENT,
        /// This project: a fault of ours.
        US
    }

    public static Code author(String id) {
        return new Code(id, Owner.AUTHOR);
    }

    public static Code environment(String id) {
        return new Code(id, Owner.ENVIRONMENT);
    }

    public static Code us(String id) {
        return new Code(id, Owner.US);
    }

    @Override
    public String toString() {
        return id;
    }
}
