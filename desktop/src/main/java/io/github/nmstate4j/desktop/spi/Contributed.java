package io.github.nmstate4j.desktop.spi;

import java.util.List;

/// What all extensions together have contributed to the designer.
public interface Contributed {

    List<InterfaceKind> interfaceKinds();

    List<InspectorSection> inspectorSections();

    List<DesignerTab> designerTabs();

    List<Template> templates();

    List<Check> checks();
}
