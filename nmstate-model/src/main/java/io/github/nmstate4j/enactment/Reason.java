package io.github.nmstate4j.enactment;

/// The reasons that conditions give. Programs match on them, so they never change.
public final class Reason {

    public static final String FAILED = "FailedToConfigure";
    public static final String RETRYING = "Retrying";
    public static final String SUCCESS = "SuccessfullyConfigured";
    public static final String LIMIT_REACHED = "MaxUnavailableLimitReached";
    public static final String PROGRESSING = "ConfigurationProgressing";
    public static final String ABORTED = "ConfigurationAborted";
    public static final String NO_MATCHING_NODE = "NoMatchingNode";

    private Reason() {}
}
