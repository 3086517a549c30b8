package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.cluster.ConnectionState;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.rollout.Rows.Grouping;
import io.github.nmstate4j.desktop.rollout.Rows.Row;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.enactment.Condition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// The rollout without a picture of it: which rows are shown, where the cursor is, and what there is to say about a cell.
final class RolloutViewModel {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int PAGE = 20;

    /// The cell with the cursor, by names, so that it stays where it is when rows move.
    record Cell(String node, String policy) {}

    /// What is known of a cell.
    ///
    /// @param conditions in the order of time, the latest last
    /// @param line of the policy that the message is about
    record Detail(
            Cell cell, CellState state, String age, int attempts, List<Condition> conditions, Message message, Optional<Integer> line) {
        /// As a screen reader says it: `worker-0001, policy mgmt, failing`.
        String spoken() {
            return cell.node() + ", policy " + cell.policy() + ", " + state.words();
        }
    }

    /// A line of the table that says the same as the picture.
    record Line(String node, String policy, CellState state, String message) {}

    private final Workbench workbench;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Matrix> matrix = new ReadOnlyObjectWrapper<>(Matrix.of(List.of(), List.of(), List.of()));
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Cluster>> clusters = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Cell>> cursor = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Detail>> detail = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Long> drawing = new ReadOnlyObjectWrapper<>(0L);
    private final ReadOnlyStringWrapper stale = new ReadOnlyStringWrapper("");
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.NONE);
    private final Set<CellState> chips = EnumSet.noneOf(CellState.class);
    private final Set<String> closed = new HashSet<>();
    private Subscription following = Subscription.EMPTY;

    RolloutViewModel(Workbench workbench, Clock clock) {
        this.workbench = workbench;
        this.clock = clock;
        workbench.session().subscribe(this::follow);
        search.subscribe(text -> workbench.tasks().later("rollout.search", this::arrange));
        grouping.subscribe(group -> arrange());
    }

    private void follow(Session session) {
        following.unsubscribe();
        Runnable soon = () -> workbench.tasks().later("rollout.refresh", this::refresh);
        following = Subscription.combine(
                session.nodes().subscribe(soon),
                session.policies().subscribe(soon),
                session.enactments().subscribe(soon),
                session.connection().subscribe(state -> stale.set(stale(state))));
        refresh();
    }

    private static String stale(ConnectionState state) {
        return state instanceof ConnectionState.Lost lost
                ? "Stale since " + TIME.format(lost.since().atZone(ZoneId.systemDefault()))
                : "";
    }

    /// Takes what the session has now; cells keep their places.
    private void refresh() {
        var session = workbench.session().getValue();
        var known = matrix.get();
        if (known.isOf(session.nodes(), session.policies())) {
            if (known.update(session.enactments()).isEmpty()) {
                tell();
                return;
            }
        } else {
            matrix.set(Matrix.of(session.nodes(), session.policies(), session.enactments()));
        }
        clusters.set(Cluster.of(matrix.get()));
        arrange();
    }

    /// In a snapshot it is the time at which it was taken.
    private Instant now() {
        return workbench.session().getValue().connection().getValue() instanceof ConnectionState.Offline(var taken) ? taken : clock.instant();
    }

    private void arrange() {
        rows.set(Rows.of(matrix.get(), new Rows.Filter(Set.copyOf(chips), search.get(), grouping.get(), Set.copyOf(closed))));
        tell();
    }

    private void tell() {
        detail.set(cursor.get().flatMap(this::detail));
        progress.set(cursor.get()
                .map(Cell::policy)
                .or(this::unfinished)
                .flatMap(policy -> matrix.get().policy(policy))
                .map(policy -> Progress.of(matrix.get(), policy, now())));
        drawing.set(drawing.get() + 1);
    }

    /// The policy that is worth looking at when none is chosen.
    private Optional<String> unfinished() {
        var shown = matrix.get();
        return IntStream.range(0, shown.policies().size())
                .boxed()
                .max(Comparator.comparing(policy -> worstOf(shown, policy)))
                .map(policy -> shown.policies().get(policy).name());
    }

    private static CellState worstOf(Matrix shown, int policy) {
        var worst = CellState.NOT_MATCHED;
        for (int node = 0; node < shown.nodes().size(); node++) {
            worst = worst.worse(shown.state(node, policy));
        }
        return worst;
    }

    private Optional<Detail> detail(Cell cell) {
        var shown = matrix.get();
        return shown.node(cell.node()).flatMap(node -> shown.policy(cell.policy()).map(policy -> {
            var row = shown.enactment(node, policy);
            var message = Message.decode(row.map(Message::of).orElse(""));
            var conditions = row.map(enactment -> enactment.conditions().stream()
                            .sorted(Comparator.comparing(Condition::lastTransitionTime))
                            .toList())
                    .orElse(List.of());
            var since = conditions.stream().filter(Condition::isTrue).map(Condition::lastTransitionTime).max(Comparator.naturalOrder());
            var line = message.path().isPresent()
                    ? message.line(PolicyDocument.of(shown.policies().get(policy).yaml()))
                    : Optional.<Integer>empty();
            return new Detail(
                    cell,
                    shown.state(node, policy),
                    since.map(time -> age(time, now())).orElse(""),
                    row.map(enactment -> enactment.attempts()).orElse(0),
                    conditions,
                    message,
                    line);
        }));
    }

    static String age(Instant then, Instant now) {
        var age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        return age.toHours() < 1 ? age.toMinutes() + " min" : age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
    }

    /// Chips combine: cells of any of the states are shown. None: all.
    void filter(CellState state, boolean on) {
        if (on ? chips.add(state) : chips.remove(state)) {
            arrange();
        }
    }

    void toggle(String group) {
        if (!closed.remove(group)) {
            closed.add(group);
        }
        arrange();
    }

    /// Puts the cursor on a cell, by where it is in the picture. A row that is a group is opened or closed.
    void choose(int row, int column) {
        if (row < 0 || row >= rows.get().size()) {
            return;
        }
        switch (rows.get().get(row)) {
            case Row.Group group -> toggle(group.name());
            case Row.Node(int index) -> {
                if (column >= 0 && column < matrix.get().policies().size()) {
                    select(matrix.get().nodes().get(index).name(), matrix.get().policies().get(column).name());
                }
            }
        }
    }

    void select(String node, String policy) {
        cursor.set(Optional.of(new Cell(node, policy)));
        tell();
    }

    /// Moves the cursor; a first move puts it on the first cell.
    void move(int down, int right) {
        var shown = rows.get();
        var nodes = IntStream.range(0, shown.size()).filter(i -> shown.get(i) instanceof Row.Node).boxed().toList();
        if (nodes.isEmpty() || matrix.get().policies().isEmpty()) {
            return;
        }
        var row = cursorRow();
        if (row.isEmpty()) {
            choose(nodes.getFirst(), 0);
            return;
        }
        int at = nodes.indexOf(row.get());
        int column = cursor.get().flatMap(cell -> matrix.get().policy(cell.policy())).orElse(0);
        choose(
                nodes.get(Math.clamp((long) at + down, 0, nodes.size() - 1)),
                Math.clamp((long) column + right, 0, matrix.get().policies().size() - 1));
    }

    void page(int direction) {
        move(direction * PAGE, 0);
    }

    /// The row that the cursor is in, when it is shown.
    Optional<Integer> cursorRow() {
        var node = cursor.get().flatMap(cell -> matrix.get().node(cell.node()));
        return node.flatMap(index -> {
            int row = rows.get().indexOf(new Row.Node(index));
            return row < 0 ? Optional.empty() : Optional.of(row);
        });
    }

    /// The picture as lines: every shown cell that a policy concerns.
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        var shown = matrix.get();
        for (var row : rows.get()) {
            if (row instanceof Row.Node(int node)) {
                for (int policy = 0; policy < shown.policies().size(); policy++) {
                    var state = shown.state(node, policy);
                    if (state != CellState.NOT_MATCHED && (chips.isEmpty() || chips.contains(state))) {
                        var message = shown.enactment(node, policy).map(Message::of).map(Message::decode).map(Message::reason).orElse("");
                        lines.add(new Line(shown.nodes().get(node).name(), shown.policies().get(policy).name(), state, message));
                    }
                }
            }
        }
        return lines;
    }

    /// Opens the policy of the cell where its trouble is.
    void openPolicy() {
        detail.get().ifPresent(shown -> workbench.designPolicy(shown.cell().policy(), shown.line().orElse(0)));
    }

    ObservableValue<Matrix> matrix() {
        return matrix.getReadOnlyProperty();
    }

    ObservableValue<List<Row>> rows() {
        return rows.getReadOnlyProperty();
    }

    ObservableValue<List<Cluster>> clusters() {
        return clusters.getReadOnlyProperty();
    }

    ObservableValue<Optional<Cell>> cursor() {
        return cursor.getReadOnlyProperty();
    }

    ObservableValue<Optional<Detail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /// Of the policy with the cursor.
    ObservableValue<Optional<Progress>> progress() {
        return progress.getReadOnlyProperty();
    }

    /// Another number whenever the picture is to be drawn again.
    ObservableValue<Long> drawing() {
        return drawing.getReadOnlyProperty();
    }

    /// "" while the connection lives.
    ObservableValue<String> stale() {
        return stale.getReadOnlyProperty();
    }

    StringProperty search() {
        return search;
    }

    ObjectProperty<Grouping> grouping() {
        return grouping;
    }

    int count(CellState state) {
        return matrix.get().count(state);
    }
}
