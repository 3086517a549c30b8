package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Check;
import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.Connection;
import io.github.nmstate4j.desktop.spi.Contributed;
import io.github.nmstate4j.desktop.spi.Designer;
import io.github.nmstate4j.desktop.spi.DesignerTab;
import io.github.nmstate4j.desktop.spi.Finder;
import io.github.nmstate4j.desktop.spi.InspectorSection;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.Template;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the extensions have contributed. One that fails leaves nothing half behind: what it had declared is taken back.
public final class Contributions implements Contributed {

    private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);

    /// @param failure why it was left out; empty when it is at work
    public record Loaded(String id, String name, Optional<String> failure) {}

    private final Workbench workbench;
    private final CommandRegistry commands;
    private final List<Loaded> extensions = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Perspective> perspectives = new LinkedHashMap<>();
    private final List<DesignerTab> designerTabs = new ArrayList<>();
    private final Map<String, InterfaceKind> interfaceKinds = new LinkedHashMap<>();
    private final List<InspectorSection> inspectorSections = new ArrayList<>();
    private final List<Template> templates = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Finder> finders = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private Optional<Designer> designer = Optional.empty();

    Contributions(Workbench workbench, CommandRegistry commands) {
        this.workbench = workbench;
        this.commands = commands;
    }

    /// Loads one extension, or says under its name why not.
    void load(WorkbenchExtension extension) {
        try {
            if (extension.apiLevel() > WorkbenchExtension.API_LEVEL) {
                throw new IllegalArgumentException("it needs API level " + extension.apiLevel() + "; this workbench has "
                        + WorkbenchExtension.API_LEVEL + ". Update the workbench.");
            }
            var declared = new Declared(extension.id());
            extension.contribute(declared);
            declared.effects.forEach(Runnable::run);
            extensions.add(new Loaded(extension.id(), extension.name(), Optional.empty()));
        } catch (RuntimeException | LinkageError e) {
            failed(extension.getClass().getName(), extension, e);
        }
    }

    /// An extension that could not even be made.
    void failed(String className, Throwable failure) {
        leftOut(className, new Names(className, className), failure);
    }

    private void failed(String className, WorkbenchExtension extension, Throwable failure) {
        var names = names(extension, className);
        owners.values().removeIf(names.id()::equals);
        leftOut(className, names, failure);
    }

    private void leftOut(String className, Names names, Throwable failure) {
        LOG.warn("The extension {} is left out: {}", className, failure.toString());
        LOG.debug("This is where", failure);
        extensions.add(new Loaded(names.id(), names.name(), Optional.of(String.valueOf(failure.getMessage()))));
    }

    private record Names(String id, String name) {}

    private static Names names(WorkbenchExtension extension, String className) {
        try {
            return new Names(extension.id(), extension.name());
        } catch (RuntimeException | LinkageError e) {
            return new Names(className, className);
        }
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
        private final List<Runnable> effects = new ArrayList<>();

        Declared(String extension) {
            this.extension = extension;
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
            take("perspective", perspective.id(), () -> perspectives.put(perspective.id(), perspective));
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
            take("tab of the designer", tab.id(), () -> designerTabs.add(tab));
        }

        @Override
        public void interfaceKind(InterfaceKind kind) {
            take("kind of interface", kind.type(), () -> interfaceKinds.put(kind.type(), kind));
        }

        @Override
        public void inspectorSection(InspectorSection section) {
            take("section", section.id(), () -> inspectorSections.add(section));
        }

        @Override
        public void template(Template template) {
            take("template", template.id(), () -> templates.add(template));
        }

        @Override
        public void check(Check check) {
            take("check", check.id(), () -> checks.add(check));
        }

        @Override
        public void finder(Finder finder) {
            take("finder", finder.id(), () -> finders.add(finder));
        }

        @Override
        public void connection(Connection connection) {
            take("connection", connection.id(), () -> connections.add(connection));
        }
    }
}
