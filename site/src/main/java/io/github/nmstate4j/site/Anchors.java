package io.github.nmstate4j.site;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The anchors of a page's headings, as GitHub and GitLab make them, so that a link holds there and here.
final class Anchors {

    private static final Pattern LEFT_OUT = Pattern.compile("[^\\p{L}\\p{N}\\p{M} _-]");

    private final Map<String, Integer> taken = new HashMap<>();

    /// The second heading of the same words gets `-1`, the third `-2`.
    String next(String heading) {
        var anchor = LEFT_OUT.matcher(heading.toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
        int before = taken.merge(anchor, 1, Integer::sum) - 1;
        return before == 0 ? anchor : anchor + "-" + before;
    }
}
