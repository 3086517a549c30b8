package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Long lists in pieces, all pieces from one revision. The oldest unfinished lists are forgotten; who comes back for one starts over.
final class Pages {
    /// @param next the token that brings the next piece
    record Page(List<ObjectNode> items, long revision, Optional<String> next, int remaining) {}

    private static final int MOST_UNFINISHED = 64;

    private final Supplier<String> tokens;
    private final Map<String, Store.Listing> unfinished = new LinkedHashMap<>();

    Pages(Supplier<String> tokens) {
        this.tokens = tokens;
    }

    synchronized Page page(String token, String limit, Supplier<Store.Listing> fresh) {
        Store.Listing listing;
        if (token.isEmpty()) {
            listing = fresh.get();
        } else {
            var rest = unfinished.remove(token);
            if (rest == null) {
                throw ErrorStatus.expired(
                        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.");
            }
            listing = rest;
        }
        var size = size(limit);
        var items = listing.items();
        if (size == 0 || items.size() <= size) {
            return new Page(items, listing.revision(), Optional.empty(), 0);
        }
        var next = tokens.get();
        unfinished.put(next, new Store.Listing(items.subList(size, items.size()), listing.revision()));
        if (unfinished.size() > MOST_UNFINISHED) {
            unfinished.remove(unfinished.keySet().iterator().next());
        }
        return new Page(items.subList(0, size), listing.revision(), Optional.of(next), items.size() - size);
    }

    private static int size(String limit) {
        try {
            return limit.isEmpty() ? 0 : Math.max(0, Integer.parseInt(limit));
        } catch (NumberFormatException e) {
            throw ErrorStatus.badRequest("limit: Invalid value: \"" + limit + "\": must be a number");
        }
    }
}
