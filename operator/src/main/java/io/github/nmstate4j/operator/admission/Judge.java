package io.github.nmstate4j.operator.admission;

import com.fasterxml.jackson.databind.JsonNode;

/// Answers one kind of question.
@FunctionalInterface
interface Judge {

    /// @param request the `request` of an AdmissionReview
    /// @throws IllegalArgumentException when the question makes no sense
    Verdict judge(JsonNode request);
}
