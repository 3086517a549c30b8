package io.github.nmstate4j.state.ip;

import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;

/// Addresses and networks as text, without ever asking a name server. Equal addresses have equal text
/// (`2001:DB8::0:1` → `2001:db8::1`).
public final class IpText {

    private IpText() {}

    /// The bytes of an address; empty when the text is not one.
    public static Optional<byte[]> parse(String text) {
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    public static boolean isAddress(String text) {
        return parse(text).isPresent();
    }

    public static boolean isV6(String text) {
        return text.indexOf(':') >= 0;
    }

    /// Whether it is in fe80::/10.
    public static boolean isLinkLocal(String text) {
        return isV6(text)
                && parse(text).filter(bytes -> (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80).isPresent();
    }

    /// The address in its usual spelling; text that is not one stays as it is.
    public static String normal(String text) {
        return parse(text).map(IpText::text).orElse(text);
    }

    /// A network with its host bits cleared and its prefix written out; empty when the text is not one.
    public static Optional<String> network(String text) {
        var parts = text.split("/", -1);
        if (parts.length > 2) {
            return Optional.empty();
        }
        return parse(parts[0]).flatMap(bytes -> prefix(parts, bytes.length * 8).map(prefix -> {
            for (int bit = prefix; bit < bytes.length * 8; bit++) {
                bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
            }
            return text(bytes) + "/" + prefix;
        }));
    }

    private static Optional<Integer> prefix(String[] parts, int longest) {
        if (parts.length == 1) {
            return Optional.of(longest);
        }
        return Optional.of(number(parts[1], 0, parts[1].length(), 10, 3)).filter(prefix -> prefix >= 0 && prefix <= longest);
    }

    private static Optional<byte[]> v4(String text) {
        var bytes = new byte[4];
        int start = 0;
        for (int i = 0; i < 4; i++) {
            int end = i < 3 ? text.indexOf('.', start) : text.length();
            int number = end < 0 ? -1 : number(text, start, end, 10, 3);
            if (number < 0 || number > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
            start = end + 1;
        }
        return Optional.of(bytes);
    }

    /// One to `most` digits between two places of a text; -1 when there is anything else.
    private static int number(String text, int start, int end, int radix, int most) {
        if (end - start < 1 || end - start > most) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    private static Optional<byte[]> v6(String text) {
        var halves = text.split("::", -1);
        if (halves.length > 2) {
            return Optional.empty();
        }
        var head = groups(halves[0]);
        var tail = halves.length == 2 ? groups(halves[1]) : Optional.of(new byte[0]);
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int given = head.get().length + tail.get().length;
        if (halves.length == 1 ? given != 16 : given > 14) {
            return Optional.empty();
        }
        var bytes = new byte[16];
        System.arraycopy(head.get(), 0, bytes, 0, head.get().length);
        System.arraycopy(tail.get(), 0, bytes, 16 - tail.get().length, tail.get().length);
        return Optional.of(bytes);
    }

    private static Optional<byte[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        var bytes = new byte[16];
        int length = 0;
        var parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            var last = i == parts.length - 1;
            if (last && parts[i].indexOf('.') >= 0 && length <= 12) {
                var embedded = v4(parts[i]);
                if (embedded.isEmpty()) {
                    return Optional.empty();
                }
                System.arraycopy(embedded.get(), 0, bytes, length, 4);
                return Optional.of(Arrays.copyOf(bytes, length + 4));
            }
            int group = number(parts[i], 0, parts[i].length(), 16, 4);
            if (length > 14 || group < 0) {
                return Optional.empty();
            }
            bytes[length++] = (byte) (group >> 8);
            bytes[length++] = (byte) group;
        }
        return Optional.of(Arrays.copyOf(bytes, length));
    }

    private static String text(byte[] bytes) {
        if (bytes.length == 4) {
            var text = new StringJoiner(".");
            for (byte b : bytes) {
                text.add(Integer.toString(b & 0xff));
            }
            return text.toString();
        }
        int longest = 0;
        int start = -1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && group(bytes, i + run) == 0) {
                run++;
            }
            if (run > longest && run > 1) {
                longest = run;
                start = i;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(bytes, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[2 * index] & 0xff) << 8 | (bytes[2 * index + 1] & 0xff);
    }
}
