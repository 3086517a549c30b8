package io.github.nmstate4j.plan;

import java.util.List;

/// What is to be done, in order, and what comes after.
public record Plan(List<Step> steps, FollowUp followUp) {

    public Plan {
        steps = List.copyOf(steps);
    }

    public static Plan nothing() {
        return new Plan(List.of(), new FollowUp.Done());
    }

    public boolean isEmpty() {
        return steps.isEmpty() && followUp instanceof FollowUp.Done;
    }
}
