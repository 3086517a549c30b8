package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.StringJoiner;

/// Addresses as people write them: RFC 5952 for IPv6, upper-case colons for hardware.
public final class AddressText {

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    private AddressText() {}

    static String hardware(ByteBuffer bytes) {
        return COLONS.formatHex(copy(bytes));
    }

    /// An address of 4 or 16 bytes.
    public static String ip(ByteBuffer bytes) {
        var address = copy(bytes);
        return address.length == 4 ? ipv4(address) : ipv6(address);
    }

    private static String ipv4(byte[] address) {
        var dotted = new StringJoiner(".");
        for (byte part : address) {
            dotted.add(Integer.toString(Byte.toUnsignedInt(part)));
        }
        return dotted.toString();
    }

    private static String ipv6(byte[] address) {
        var groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = Byte.toUnsignedInt(address[2 * i]) << 8 | Byte.toUnsignedInt(address[2 * i + 1]);
        }
        if (isMapped(groups)) {
            return "::ffff:" + ipv4(new byte[] {address[12], address[13], address[14], address[15]});
        }
        int gap = -1;
        int gapLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gap = i;
                gapLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]).toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }

    private static boolean isMapped(int[] groups) {
        for (int i = 0; i < 5; i++) {
            if (groups[i] != 0) {
                return false;
            }
        }
        return groups[5] == 0xffff;
    }

    private static byte[] copy(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
