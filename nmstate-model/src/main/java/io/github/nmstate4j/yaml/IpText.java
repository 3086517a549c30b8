package io.github.nmstate4j.yaml;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The one way to write an IP address. Text that is no address is left as it is; the rules complain about it.
final class IpText {

    private static final int GROUPS = 8;

    private IpText() {}

    static String canonicalNetwork(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? canonical(text) : canonical(text.substring(0, slash)) + text.substring(slash);
    }

    /// IPv6 in lower case, the longest run of zeros left out (RFC 5952). A zone is kept.
    static String canonical(String text) {
        int zone = text.indexOf('%');
        var address = zone < 0 ? text : text.substring(0, zone);
        return address.indexOf(':') < 0
                ? text
                : groups(address).map(g -> written(g) + text.substring(address.length())).orElse(text);
    }

    private static Optional<int[]> groups(String address) {
        var text = address;
        int lastColon = text.lastIndexOf(':');
        if (text.indexOf('.', lastColon) > 0) {
            var embedded = embedded(text.substring(lastColon + 1));
            if (embedded.isEmpty()) {
                return Optional.empty();
            }
            text = text.substring(0, lastColon + 1) + embedded.get();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return parsed(text).filter(g -> g.length == GROUPS);
        }
        var before = parsed(text.substring(0, gap));
        var after = parsed(text.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty() || before.get().length + after.get().length >= GROUPS) {
            return Optional.empty();
        }
        var all = Arrays.copyOf(before.get(), GROUPS);
        System.arraycopy(after.get(), 0, all, GROUPS - after.get().length, after.get().length);
        return Optional.of(all);
    }

    /// An IPv4 address at the end, as two groups.
    private static Optional<String> embedded(String v4) {
        if (!v4.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.empty();
        }
        var bytes = Arrays.stream(v4.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        return Arrays.stream(bytes).anyMatch(b -> b > 0xff)
                ? Optional.empty()
                : Optional.of(Integer.toHexString(bytes[0] << 8 | bytes[1]) + ":"
                        + Integer.toHexString(bytes[2] << 8 | bytes[3]));
    }

    private static Optional<int[]> parsed(String groups) {
        if (groups.isEmpty()) {
            return Optional.of(new int[0]);
        }
        var parts = groups.split(":", -1);
        return Arrays.stream(parts).allMatch(part -> part.matches("[0-9a-fA-F]{1,4}"))
                ? Optional.of(Arrays.stream(parts)
                        .mapToInt(part -> Integer.parseInt(part, 16))
                        .toArray())
                : Optional.empty();
    }

    private static String written(int[] groups) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        return start < 0
                ? joined(groups, 0, GROUPS)
                : joined(groups, 0, start) + "::" + joined(groups, start + length, GROUPS);
    }

    private static String joined(int[] groups, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
