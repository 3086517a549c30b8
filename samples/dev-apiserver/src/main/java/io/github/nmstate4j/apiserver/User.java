package io.github.nmstate4j.apiserver;

import java.util.List;

/// Who is asking. Nothing is forbidden to anybody here; webhooks see the name.
record User(String name, List<String> groups) {
    static final User ADMIN = new User("admin", List.of("system:masters", "system:authenticated"));
    static final User ANONYMOUS = new User("system:anonymous", List.of("system:unauthenticated"));
}
