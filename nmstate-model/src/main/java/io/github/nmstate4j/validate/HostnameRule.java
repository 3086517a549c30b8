package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// V29: the kernel holds a name of 1 to 63 bytes. The static name may be empty, which removes it.
public final class HostnameRule implements DocumentRule {

    private static final Code CODE = Code.author("hostname.length");
    private static final int LONGEST = 63;

    @Override
    public String id() {
        return "hostname.length";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        var findings = new Findings();
        desired.hostname().flatMap(Hostname::running).ifPresent(name -> {
            var path = DocumentPath.of("hostname", "running");
            if (name.isEmpty()) {
                findings.error(CODE, path, "The running host name cannot be empty. Give one, or leave it out.");
            }
            length(name, path, findings);
        });
        desired.hostname().flatMap(Hostname::config).ifPresent(name -> length(name, DocumentPath.of("hostname", "config"), findings));
        return findings.list();
    }

    private static void length(String name, DocumentPath path, Findings findings) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            findings.error(CODE, path, "The host name " + name + " has " + bytes + " bytes. The kernel takes " + LONGEST + "; shorten it.");
        }
    }
}
