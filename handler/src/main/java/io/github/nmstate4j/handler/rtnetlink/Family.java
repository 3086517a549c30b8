package io.github.nmstate4j.handler.rtnetlink;

import java.util.Optional;

public enum Family {
    IPV4(2, 4, "0.0.0.0"),
    IPV6(10, 16, "::");

    private final int number;
    private final int bytes;
    private final String any;

    Family(int number, int bytes, String any) {
        this.number = number;
        this.bytes = bytes;
        this.any = any;
    }

    /// The kernel's address family, `AF_INET` or `AF_INET6`.
    int number() {
        return number;
    }

    int bytes() {
        return bytes;
    }

    /// The address of all zeros.
    public String any() {
        return any;
    }

    static Optional<Family> of(int number) {
        return switch (number) {
            case 2 -> Optional.of(IPV4);
            case 10 -> Optional.of(IPV6);
            default -> Optional.empty();
        };
    }
}
