package io.github.nmstate4j.handler.probe;

/// An address family, with what tells its default route.
public enum Family {
    IPV4("IPv4", "0.0.0.0/0"),
    IPV6("IPv6", "::/0");

    private final String title;
    private final String everywhere;

    Family(String title, String everywhere) {
        this.title = title;
        this.everywhere = everywhere;
    }

    public String title() {
        return title;
    }

    String everywhere() {
        return everywhere;
    }
}
