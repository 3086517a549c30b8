package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Badge;
import io.github.nmstate4j.desktop.spi.Check;
import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.Connection;
import io.github.nmstate4j.desktop.spi.Contributed;
import io.github.nmstate4j.desktop.spi.Designer;
import io.github.nmstate4j.desktop.spi.DesignerTab;
import io.github.nmstate4j.desktop.spi.Finder;
import io.github.nmstate4j.desktop.spi.InspectorSection;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.Memory;
import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.Template;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the extensions have contributed. One that fails leaves nothing half behind: what it had declared is taken back.
/// What fails later, when it comes to life, is named in its place.
public final class Contributions implements Contributed {

    private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);
    private static final String SETTING = "extension.";
    private static final String OFF = "off";

    /// @param jar the plug-in that it came in; empty for those of the workbench
    public record Loaded(String id, String name, Optional<Path> jar, State state) {}

    /// How an extension fares.
    public sealed interface State {
        record AtWork() implements State {}

        /// People have switched it off.
        record SwitchedOff() implements State {}

        record LeftOut(String why) implements State {}
    }

    private final Workbench workbench;
    private final CommandRegistry commands;
    private final Memory memory;
    private final List<Loaded> extensions = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Perspective> perspectives = new LinkedHashMap<>();
    private final List<Badge> badges = new ArrayList<>();
    private final List<DesignerTab> designerTabs = new ArrayList<>();
    private final Map<String, InterfaceKind> interfaceKinds = new LinkedHashMap<>();
    private final List<InspectorSection> inspectorSections = new ArrayList<>();
    private final List<Template> templates = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Finder> finders = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private Optional<Designer> designer = Optional.empty();

    /// @param memory knows which plug-ins are switched off
    Contributions(Workbench workbench, CommandRegistry commands, Memory memory) {
        this.workbench = workbench;
        this.commands = commands;
        this.memory = memory;
    }

    void load(Installed installed) {
        installed.sources().forEach(this::load);
    }

    private void load(Installed.Source source) {
        Iterator<? extends WorkbenchExtension> each;
        try {
            each = source.extensions().iterator();
        } catch (ServiceConfigurationError e) {
            unmade(source, e);
            return;
        }
        while (true) {
            WorkbenchExtension extension;
            try {
                if (!each.hasNext()) {
                    return;
                }
                extension = each.next();
            } catch (ServiceConfigurationError | LinkageError e) {
                unmade(source, e);
                continue;
            }
            load(source, extension);
        }
    }

    private void load(Installed.Source source, WorkbenchExtension extension) {
        var names = names(extension);
        try {
            if (source.jar().isPresent() && isSwitchedOff(names.id())) {
                loaded(source, names, new State.SwitchedOff());
                return;
            }
            if (extension.apiLevel() > WorkbenchExtension.API_LEVEL) {
                throw new IllegalArgumentException("it needs API level " + extension.apiLevel() + "; this workbench has "
                        + WorkbenchExtension.API_LEVEL + ". Update the workbench.");
            }
            var guard = new Guard(new Guard.Extension(names.name(), source.jar().isPresent(), () -> switchOff(names.id(), true)));
            var declared = new Declared(extension.id(), guard);
            extension.contribute(declared);
            declared.effects.forEach(Runnable::run);
            loaded(source, names, new State.AtWork());
        } catch (RuntimeException | LinkageError e) {
            owners.values().removeIf(names.id()::equals);
            leftOut(source, names, e);
        }
    }

    /// An extension that could not even be made.
    private void unmade(Installed.Source source, Throwable failure) {
        var name = source.jar().map(jar -> String.valueOf(jar.getFileName())).orElse("An extension of the workbench");
        leftOut(source, new Names(name, name), failure);
    }

    private void leftOut(Installed.Source source, Names names, Throwable failure) {
        var why = why(failure);
        LOG.warn("The extension {} is left out: {}", names.id(), why);
        LOG.debug("This is where", failure);
        loaded(source, names, new State.LeftOut(why));
    }

    /// What a constructor threw says more than that it threw.
    private static String why(Throwable failure) {
        var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        var cause = failure.getCause();
        return cause == null || message.contains(String.valueOf(cause.getMessage())) ? message : message + " (" + cause + ")";
    }

    private void loaded(Installed.Source source, Names names, State state) {
        extensions.add(new Loaded(names.id(), names.name(), source.jar(), state));
    }

    private record Names(String id, String name) {}

    private static Names names(WorkbenchExtension extension) {
        try {
            return new Names(extension.id(), extension.name());
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("An extension cannot say its name", e);
            return new Names(extension.getClass().getName(), extension.getClass().getName());
        }
    }

    boolean isSwitchedOff(String extension) {
        return memory.get(SETTING + extension).filter(OFF::equals).isPresent();
    }

    /// Takes effect at the next start.
    void switchOff(String extension, boolean off) {
        memory.put(SETTING + extension, off ? OFF : "on");
    }

    public List<Loaded> extensions() {
        return List.copyOf(extensions);
    }

    public List<Perspective> perspectives() {
        return perspectives.values().stream().sorted(Comparator.comparingInt(Perspective::order)).toList();
    }

    public Optional<Perspective> perspective(String id) {
        return Optional.ofNullable(perspectives.get(id));
    }

    public Optional<Designer> designer() {
        return designer;
    }

    @Override
    public List<Badge> badges() {
        return List.copyOf(badges);
    }

    @Override
    public List<DesignerTab> designerTabs() {
        return designerTabs.stream().sorted(Comparator.comparingInt(DesignerTab::order)).toList();
    }

    @Override
    public List<InterfaceKind> interfaceKinds() {
        return List.copyOf(interfaceKinds.values());
    }

    @Override
    public List<InspectorSection> inspectorSections() {
        return inspectorSections.stream().sorted(Comparator.comparingInt(InspectorSection::order)).toList();
    }

    @Override
    public List<Template> templates() {
        return List.copyOf(templates);
    }

    @Override
    public List<Check> checks() {
        return List.copyOf(checks);
    }

    public List<Finder> finders() {
        return List.copyOf(finders);
    }

    public List<Connection> connections() {
        return List.copyOf(connections);
    }

    /// Collects what one extension declares; nothing takes effect before all of it is in order.
    private final class Declared implements Registry {
        private final String extension;
        private final Guard guard;
        private final List<Runnable> effects = new ArrayList<>();

        Declared(String extension, Guard guard) {
            this.extension = extension;
            this.guard = guard;
        }

        private void take(String point, String id, Runnable effect) {
            var owner = owners.putIfAbsent(point + " " + id, extension);
            if (owner != null) {
                throw new IllegalArgumentException(
                        "the " + point + " `" + id + "` is there already, from " + owner + ". Give it another id.");
            }
            effects.add(effect);
        }

        @Override
        public Workbench workbench() {
            return workbench;
        }

        @Override
        public void perspective(Perspective perspective) {
            take("perspective", perspective.id(), () -> perspectives.put(
                    perspective.id(),
                    new Perspective(
                            perspective.id(),
                            perspective.title(),
                            perspective.icon(),
                            perspective.order(),
                            given -> guard.perspective(perspective.title(), () -> perspective.view().apply(given)))));
        }

        @Override
        public void command(Command command) {
            take("command", command.id(), () -> commands.add(command));
        }

        @Override
        public void designer(Designer given) {
            take("designer", "", () -> designer = Optional.of(given));
        }

        @Override
        public void designerTab(DesignerTab tab) {
            take("tab of the designer", tab.id(), () -> designerTabs.add(new DesignerTab(
                    tab.id(),
                    tab.title(),
                    tab.icon(),
                    tab.order(),
                    given -> guard.view("The tab " + tab.id(), () -> tab.view().apply(given)))));
        }

        @Override
        public void interfaceKind(InterfaceKind kind) {
            take("kind of interface", kind.type(), () -> interfaceKinds.put(kind.type(), kind));
        }

        @Override
        public void inspectorSection(InspectorSection section) {
            take("section", section.id(), () -> inspectorSections.add(new InspectorSection(
                    section.id(),
                    section.title(),
                    section.order(),
                    iface -> guard.value("Asking whether to show the section " + section.id(), () -> section.shown().test(iface), false),
                    access -> guard.view("The section " + section.title(), () -> section.view().apply(access)))));
        }

        @Override
        public void badge(Badge badge) {
            take("badge", badge.id(), () -> badges.add(new Badge(
                    badge.id(),
                    iface -> guard.value("The badge " + badge.id(), () -> badge.text().apply(iface), Optional.empty()))));
        }

        @Override
        public void template(Template template) {
            take("template", template.id(), () -> templates.add(new Template(
                    template.id(),
                    template.title(),
                    template.description(),
                    template.icon(),
                    template.questions(),
                    answers -> guard.value(
                            "The template " + template.title(),
                            () -> template.document().apply(answers),
                            "# The template " + template.title() + " failed; the log says why.\n"))));
        }

        @Override
        public void check(Check check) {
            take("check", check.id(), () -> checks.add(check));
        }

        @Override
        public void finder(Finder finder) {
            take("finder", finder.id(), () -> finders.add(new Finder(
                    finder.id(), finder.sign(), () -> guard.value("The search by " + finder.id(), finder.entries(), List.of()))));
        }

        @Override
        public void connection(Connection connection) {
            take("connection", connection.id(), () -> connections.add(connection));
        }
    }
}
