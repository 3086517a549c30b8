package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.cluster.ConnectionState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.Connection;
import io.github.nmstate4j.desktop.spi.Contributed;
import io.github.nmstate4j.desktop.spi.Designer;
import io.github.nmstate4j.desktop.spi.Dialogs;
import io.github.nmstate4j.desktop.spi.Memory;
import io.github.nmstate4j.desktop.spi.Navigation;
import io.github.nmstate4j.desktop.spi.Store;
import io.github.nmstate4j.desktop.spi.Tasks;
import io.github.nmstate4j.desktop.spi.Workbench;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// The workbench without a window.
public final class WorkbenchViewModel implements Workbench {

    private static final String START = "overview";
    private static final String PLACE = "workbench.place";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ReadOnlyObjectWrapper<Session> session = new ReadOnlyObjectWrapper<>(Session.none());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final Tasks tasks;
    private final Dialogs dialogs;
    private final SettingsStore settings;
    private final NavigationHistory navigation;
    private final CommandRegistry commands;
    private final Contributions contributions;
    private final Installed installed;
    private final Stores stores;
    private final ReadOnlyObjectWrapper<Optional<PolicyDocument>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ZoneId zone;

    public WorkbenchViewModel(Tasks tasks, Dialogs dialogs, SettingsStore settings, Stores stores, Installed installed, ZoneId zone) {
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.settings = settings;
        this.stores = stores;
        this.installed = installed;
        this.zone = zone;
        navigation = new NavigationHistory(new Navigation.Place(START, ""));
        commands = new CommandRegistry(() -> settings.settings().getValue().keys());
        contributions = new Contributions(this, commands, settings);
        addOwnCommands();
        contributions.load(installed);
        contributions.designer().ifPresent(designer -> draft.bind(designer.document()));
        addPlaces();
        settings.get(PLACE)
                .filter(place -> contributions.perspective(place).isPresent())
                .ifPresent(navigation::open);
        navigation.place().subscribe(place -> settings.put(PLACE, place.perspective()));
    }

    private void addOwnCommands() {
        commands.add(Command.of("workbench.back", "Go back", "mdi2a-arrow-left", "Alt+Left", navigation::back));
        commands.add(Command.of("workbench.forward", "Go forward", "mdi2a-arrow-right", "Alt+Right", navigation::forward));
        for (var theme : Theme.values()) {
            commands.add(Command.of(
                    "workbench.theme-" + theme.name().toLowerCase(Locale.ROOT),
                    "Theme: " + theme.title(),
                    "mdi2p-palette-outline",
                    "",
                    () -> settings.theme(theme)));
        }
        commands.add(Command.of("workbench.font-larger", "Larger text", "mdi2f-format-font-size-increase", "Shortcut+Shift+Plus", () -> font(10)));
        commands.add(Command.of("workbench.font-smaller", "Smaller text", "mdi2f-format-font-size-decrease", "Shortcut+Shift+Minus", () -> font(-10)));
    }

    private void font(int step) {
        settings.fontPercent(settings.settings().getValue().fontPercent() + step);
    }

    private void addPlaces() {
        int key = 1;
        for (var perspective : contributions.perspectives()) {
            commands.add(Command.of(
                    "workbench.open-" + perspective.id(),
                    "Go to " + perspective.title(),
                    perspective.icon(),
                    key <= 9 ? "Shortcut+" + key : "",
                    () -> navigation.open(perspective.id())));
            key++;
        }
    }

    @Override
    public ObservableValue<Session> session() {
        return session.getReadOnlyProperty();
    }

    @Override
    public void connect(Session next) {
        var before = session.get();
        session.set(next);
        before.close();
    }

    @Override
    public List<Connection> connections() {
        return contributions.connections();
    }

    /// One line about the connection, for the top bar.
    public ObservableValue<String> live() {
        return session.flatMap(current -> Bindings.createStringBinding(
                () -> sentence(current, current.connection().getValue()),
                current.connection(),
                current.nodes(),
                current.states()));
    }

    public ObservableValue<ConnectionState> connection() {
        return session.flatMap(Session::connection);
    }

    private String sentence(Session current, ConnectionState state) {
        int nodes = current.nodes().size();
        return switch (state) {
            case ConnectionState.Connecting connecting -> "Connecting…";
            case ConnectionState.Live live ->
                String.format(Locale.ROOT, "Live · %,d of %,d nodes reporting", current.states().size(), nodes);
            case ConnectionState.Lost lost -> "Connection lost, stale since " + TIME.format(lost.since().atZone(zone));
            case ConnectionState.Offline offline ->
                String.format(Locale.ROOT, "Offline, as of %s · %,d nodes", DAY.format(offline.taken().atZone(zone)), nodes);
            case ConnectionState.None none -> "Not connected";
        };
    }

    @Override
    public Tasks tasks() {
        return tasks;
    }

    @Override
    public Dialogs dialogs() {
        return dialogs;
    }

    @Override
    public Navigation navigation() {
        return navigation;
    }

    public CommandRegistry commands() {
        return commands;
    }

    @Override
    public Contributed contributed() {
        return contributions;
    }

    public Contributions contributions() {
        return contributions;
    }

    /// Where the extensions come from.
    public Installed installed() {
        return installed;
    }

    public SettingsStore settings() {
        return settings;
    }

    @Override
    public Store store(String feature) {
        return stores.of(feature);
    }

    @Override
    public Memory memory() {
        return settings;
    }

    @Override
    public void run(String id) {
        commands.find(id)
                .ifPresentOrElse(this::run, () -> say("There is no command " + id + ": what brings it is not installed."));
    }

    public void run(Command command) {
        command.unavailable().getValue().ifPresentOrElse(reason -> say(command.title() + ": " + reason), command.run());
    }

    @Override
    public ObservableValue<Optional<PolicyDocument>> draft() {
        return draft.getReadOnlyProperty();
    }

    @Override
    public Optional<PolicyRow> draftBase() {
        return contributions.designer().flatMap(Designer::base);
    }

    @Override
    public void replaceDraft(String label, String yaml, Optional<PolicyRow> base) {
        contributions.designer().ifPresent(designer -> designer.replace(label, yaml, base));
    }

    @Override
    public void design(String yaml, String origin) {
        designer(designer -> designer.open(yaml, origin));
    }

    @Override
    public void designPolicy(String name, int line) {
        session.get()
                .policy(name)
                .ifPresentOrElse(
                        policy -> designer(designer -> designer.openPolicy(policy, line)),
                        () -> say("There is no policy " + name + " any more."));
    }

    private void designer(Consumer<Designer> use) {
        contributions.designer().ifPresentOrElse(
                designer -> {
                    use.accept(designer);
                    navigation.open("designer");
                },
                () -> say("The designer is not installed."));
    }

    @Override
    public void say(String words) {
        sentence.set(words);
    }

    /// What was said last.
    public ObservableValue<String> sentence() {
        return sentence.getReadOnlyProperty();
    }

    /// Closes the session and saves the settings.
    public void close() {
        session.get().close();
        settings.save();
    }
}
