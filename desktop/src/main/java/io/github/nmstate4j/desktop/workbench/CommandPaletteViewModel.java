package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Finder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the command palette offers for what is typed: `>` commands only, another sign what its finder finds, no sign all.
public final class CommandPaletteViewModel {

    private static final String COMMANDS = ">";
    private static final int MOST = 50;

    private final WorkbenchViewModel workbench;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private List<Found> all = List.of();

    /// @param key `Ctrl+K`, or ""
    /// @param unavailable why it cannot be done now
    public record Offer(String title, String detail, String icon, String key, Optional<String> unavailable, Runnable run) {}

    private record Found(String sign, Offer offer) {}

    private record Scored(int score, int order, Offer offer) {}

    public CommandPaletteViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        query.subscribe(this::search);
    }

    /// Looks anew at what there is.
    public void open() {
        var found = new ArrayList<Found>();
        workbench.commands().all().stream()
                .sorted(Comparator.comparing(command -> command.unavailable().getValue().isPresent()))
                .forEach(command -> found.add(new Found(
                        COMMANDS,
                        new Offer(
                                command.title(),
                                "",
                                command.icon(),
                                Keys.forPeople(workbench.commands().keyOf(command)),
                                command.unavailable().getValue(),
                                () -> workbench.run(command)))));
        for (Finder finder : workbench.contributions().finders()) {
            finder.entries().get().forEach(entry -> found.add(new Found(
                    finder.sign(), new Offer(entry.title(), entry.detail(), entry.icon(), "", Optional.empty(), entry.go()))));
        }
        all = found;
        query.set("");
        search("");
    }

    private void search(String typed) {
        var sign = typed.isEmpty() ? "" : typed.substring(0, 1);
        boolean signed = sign.equals(COMMANDS)
                || workbench.contributions().finders().stream().anyMatch(finder -> !sign.isEmpty() && finder.sign().equals(sign));
        var words = (signed ? typed.substring(1) : typed).strip();
        var best = new PriorityQueue<Scored>(Comparator.comparingInt(Scored::score).thenComparingInt(scored -> -scored.order()));
        int order = 0;
        for (var found : all) {
            order++;
            if (signed && !found.sign().equals(sign)) {
                continue;
            }
            int score = FuzzyMatch.score(words, found.offer().title());
            if (score == FuzzyMatch.NONE && !words.isEmpty() && found.offer().detail().contains(words)) {
                score = 1;
            }
            if (score != FuzzyMatch.NONE) {
                best.add(new Scored(score, order, found.offer()));
                if (best.size() > MOST) {
                    best.poll();
                }
            }
        }
        offers.setAll(best.stream()
                .sorted(Comparator.comparingInt(Scored::score).reversed().thenComparingInt(Scored::order))
                .map(Scored::offer)
                .toList());
    }

    public StringProperty query() {
        return query;
    }

    public ObservableList<Offer> offers() {
        return offers;
    }
}
