package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.spi.Command;
import io.github.nmstate4j.desktop.spi.DesignerTab;
import io.github.nmstate4j.desktop.spi.Perspective;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// What a policy would do, and doing it: on a canary, on all its nodes, and back.
public final class PreviewExtension implements WorkbenchExtension {

    static final String ID = "preview";

    @Override
    public String id() {
        return "io.github.nmstate4j.preview";
    }

    @Override
    public String name() {
        return "Preview and apply";
    }

    @Override
    public void contribute(Registry registry) {
        var workbench = registry.workbench();
        var model = new PreviewViewModel(workbench, ZoneId.systemDefault());
        var apply = new ApplyViewModel(workbench);
        registry.perspective(new Perspective(ID, "Preview", "mdi2e-eye-outline", 35, here -> new PreviewView(model, here)));
        registry.designerTab(new DesignerTab(
                "nodes",
                here -> model.matches().map(matches -> matches.map(found -> String.format(Locale.ROOT, "Nodes (%,d)", found.nodes().size()))
                        .orElse("Nodes")),
                "mdi2s-server-network",
                10,
                here -> new NodesTab(model).root()));
        var noDraft = workbench.draft().map(draft -> draft.filter(PolicyDocument::isWellFormed).isPresent()
                ? Optional.<String>empty()
                : Optional.of("open a policy in the designer first"));
        registry.command(Command.of("preview.open", "Preview the policy", "mdi2e-eye-outline", "Shortcut+Enter", () -> workbench.navigation().open(ID))
                .unless(noDraft));
        registry.command(Command.of("apply.open", "Apply the policy…", "mdi2r-rocket-launch-outline", "Shortcut+Shift+Enter", () -> new ApplySheet(apply, workbench).open())
                .unless(apply.unavailable()));
        registry.command(Command.of("apply.dry-run", "Ask the API server (dry run)", "mdi2s-server-security", "", apply::dryRun)
                .unless(apply.unavailable()));
        registry.command(Command.of("apply.revert", "Propose a policy that undoes the last apply", "mdi2u-undo-variant", "", apply::proposeRevert)
                .unless(apply.nothingToRevert()));
        registry.command(Command.of("apply.delete", "Delete the policy…", "mdi2d-delete-outline", "", apply::delete)
                .unless(apply.undeletable()));
    }
}
