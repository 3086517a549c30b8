package io.github.nmstate4j.apiserver;

import java.util.Comparator;
import java.util.regex.Pattern;

/// The order in which discovery lists versions: `v2`, `v1`, `v1beta2`, `v1beta1`, `v1alpha1`, and what is no such name last, by alphabet.
enum VersionOrder implements Comparator<String> {
    BEST_FIRST;

    private static final Pattern NAME = Pattern.compile("v(?<major>\\d{1,9})((?<stage>alpha|beta)(?<minor>\\d{1,9}))?");

    private record Rank(int stage, int major, int minor) {}

    private static final Comparator<Rank> BY_RANK =
            Comparator.comparingInt(Rank::stage).thenComparingInt(Rank::major).thenComparingInt(Rank::minor);

    @Override
    public int compare(String one, String other) {
        return Comparator.comparing(VersionOrder::rank, BY_RANK.reversed())
                .thenComparing(Comparator.naturalOrder())
                .compare(one, other);
    }

    private static Rank rank(String version) {
        var name = NAME.matcher(version);
        if (!name.matches()) {
            return new Rank(0, 0, 0);
        }
        var stage = name.group("stage");
        return stage == null
                ? new Rank(3, Integer.parseInt(name.group("major")), 0)
                : new Rank(
                        stage.equals("beta") ? 2 : 1,
                        Integer.parseInt(name.group("major")),
                        Integer.parseInt(name.group("minor")));
    }
}
