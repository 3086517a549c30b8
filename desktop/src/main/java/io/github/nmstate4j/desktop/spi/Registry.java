package io.github.nmstate4j.desktop.spi;

/// Takes what extensions contribute. An id that is taken already is refused with an [IllegalArgumentException] that
/// names both extensions.
public interface Registry {

    /// What contributions work with when they come to life.
    Workbench workbench();

    /// A place of the left rail.
    void perspective(Perspective perspective);

    void command(Command command);

    /// What policies are designed with; there is one.
    void designer(Designer designer);

    /// A tab below the canvas of the designer.
    void designerTab(DesignerTab tab);

    /// A kind of interface that the palette offers and the canvas draws.
    void interfaceKind(InterfaceKind kind);

    /// A part of the form for the selected interface.
    void inspectorSection(InspectorSection section);

    /// A word or two on the boxes of the canvas.
    void badge(Badge badge);

    void template(Template template);

    /// A check of the document, beside the rules of the model.
    void check(Check check);

    /// Things that the command palette finds besides commands: nodes, policies, interfaces.
    void finder(Finder finder);

    /// A way to a session: a menu entry below the clusters, such as a file.
    void connection(Connection connection);
}
