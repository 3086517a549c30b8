package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.Rules;
import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.Contributed;
import io.github.nmstate4j.desktop.spi.DesignerTab;
import io.github.nmstate4j.desktop.spi.Finder;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The designer, with the kinds of interfaces and the templates of this project.
public final class DesignerExtension implements WorkbenchExtension {

    private static final String DESIGNER = "designer";
    private static final Code BROKEN_CHECK = Code.us("designer.check-failed");

    private @Nullable DesignerView view;

    @Override
    public String id() {
        return "io.github.nmstate4j.designer";
    }

    @Override
    public String name() {
        return "Designer";
    }

    @Override
    public void contribute(Registry registry) {
        var workbench = registry.workbench();
        var model = new DesignerViewModel(workbench, workbench.contributed()::interfaceKinds, new ExtensionRules(workbench.contributed()), Drafts.in(workbench.store("drafts")));
        if (!model.leftDrafts().isEmpty()) {
            workbench.say(Drafts.sentence(model.leftDrafts().size()) + " last time; the designer has the way to restore.");
        }
        registry.designer(model);
        registry.perspective(new Perspective(DESIGNER, "Designer", "mdi2p-pencil-ruler", 30, given -> {
            view = new DesignerView(model, given);
            return view;
        }));
        registry.designerTab(new DesignerTab(
                "captures",
                given -> model.document().map(document -> document.map(policy -> policy.capture().size())
                        .filter(count -> count > 0)
                        .map(count -> "Captures (" + count + ")")
                        .orElse("Captures")),
                "mdi2t-target",
                20,
                given -> new CapturesTab(new CapturesViewModel(given, model)).root()));
        Kinds.all().forEach(registry::interfaceKind);
        Templates.all().forEach(registry::template);
        registry.command(Command.of("designer.undo", "Undo", "mdi2u-undo", "Shortcut+Z", model::undo).unless(model.noUndo()));
        registry.command(Command.of("designer.redo", "Redo", "mdi2r-redo", "Shortcut+Shift+Z", model::redo).unless(model.noRedo()));
        registry.command(Command.of("designer.new", "New policy", "mdi2f-file-plus-outline", "Shortcut+N", () -> workbench.design(DesignerViewModel.NEW_POLICY, "a new policy")));
        registry.command(Command.of("designer.next-problem", "Next problem", "mdi2a-arrow-down", "F8", () -> shown(v -> v.nextProblem(true))).in(DESIGNER));
        registry.command(Command.of("designer.previous-problem", "Previous problem", "mdi2a-arrow-up", "Shift+F8", () -> shown(v -> v.nextProblem(false))).in(DESIGNER));
        registry.command(Command.of("designer.fix", "Fix the problem in this line", "mdi2a-auto-fix", "Alt+Enter", () -> shown(DesignerView::fixHere)).in(DESIGNER));
        registry.command(Command.of("designer.fit", "Fit the canvas", "mdi2f-fit-to-screen-outline", "", () -> shown(v -> v.canvas().fit())).in(DESIGNER));
        registry.command(Command.of("designer.zoom-in", "Zoom in", "mdi2m-magnify-plus-outline", "Shortcut+Plus", () -> shown(v -> v.canvas().zoom(1.2))).in(DESIGNER));
        registry.command(Command.of("designer.zoom-out", "Zoom out", "mdi2m-magnify-minus-outline", "Shortcut+Minus", () -> shown(v -> v.canvas().zoom(1 / 1.2))).in(DESIGNER));
        registry.finder(new Finder("designer.outline", "#", () -> model.document().getValue().stream()
                .flatMap(policy -> policy.interfaceNames().stream())
                .map(name -> new Finder.Entry(name, "interface of this policy", "mdi2e-ethernet", () -> {
                    workbench.navigation().open(DESIGNER);
                    model.reveal(name);
                }))
                .toList()));
        registry.finder(new Finder("designer.kinds", "+", () -> contributedKinds(workbench.contributed())
                .map(kind -> new Finder.Entry("Add " + kind.title(), "from an extension", kind.icon(), () -> {
                    workbench.navigation().open(DESIGNER);
                    model.add(kind);
                }))
                .toList()));
        for (var kind : Kinds.all()) {
            registry.command(Command.of("designer.add-" + kind.type(), "Add " + kind.title(), kind.icon(), "", () -> {
                workbench.navigation().open(DESIGNER);
                model.add(kind);
            }));
        }
    }

    /// Those besides the built-in ones, which have commands of their own.
    private static Stream<InterfaceKind> contributedKinds(Contributed contributed) {
        var own = Kinds.all();
        return contributed.interfaceKinds().stream().filter(kind -> !own.contains(kind));
    }

    private void shown(Consumer<DesignerView> use) {
        Optional.ofNullable(view).ifPresent(use);
    }

    /// The checks and kinds that extensions bring. A check that fails is named and does not stop the others.
    private record ExtensionRules(Contributed contributed) implements Rules {
        @Override
        public List<Finding> check(NetworkState state) {
            var findings = new ArrayList<Finding>();
            for (var check : contributed.checks()) {
                try {
                    findings.addAll(check.check().apply(state));
                } catch (RuntimeException | LinkageError e) {
                    findings.add(Finding.warning(BROKEN_CHECK, DocumentPath.root(), "The check " + check.id() + " failed and was skipped (" + e + ")."));
                }
            }
            return findings;
        }

        @Override
        public boolean isFromExtension(String type) {
            return contributed.interfaceKinds().stream().anyMatch(kind -> kind.type().equals(type));
        }
    }
}
