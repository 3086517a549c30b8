package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file that programs resolve names by.
public final class ResolvConf {

    private ResolvConf() {}

    /// Of the lines with search domains the last one counts; lines that mean nothing to us are skipped.
    public static DnsConfig of(String text) {
        var servers = new ArrayList<String>();
        var search = List.<String>of();
        var options = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            var words = List.of(line.strip().split("\\s+"));
            var values = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "nameserver" -> values.stream().findFirst().ifPresent(servers::add);
                case "search", "domain" -> search = values;
                case "options" -> options.addAll(values);
                default -> {}
            }
        }
        return new DnsConfig(Optional.of(servers), Optional.of(search), Optional.of(options), Extras.none());
    }
}
