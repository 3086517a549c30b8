package io.github.nmstate4j.desktop.spi;

import java.util.List;
import java.util.Optional;

/// What all extensions together have contributed to the designer.
public interface Contributed {

    List<InterfaceKind> interfaceKinds();

    /// The icon of a type of interface, if any extension knows it.
    default Optional<String> iconOf(String type) {
        return interfaceKinds().stream().filter(kind -> kind.type().equals(type)).map(InterfaceKind::icon).findFirst();
    }

    List<InspectorSection> inspectorSections();

    List<Badge> badges();

    List<DesignerTab> designerTabs();

    List<Template> templates();

    List<Check> checks();
}
