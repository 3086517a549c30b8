package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.Completion;
import io.github.nmstate4j.desktop.document.Edits;
import io.github.nmstate4j.desktop.document.Lines;
import io.github.nmstate4j.desktop.document.PlacedFinding;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.Vocabulary;
import io.github.nmstate4j.desktop.document.Rules;
import io.github.nmstate4j.desktop.document.TextEdit;
import io.github.nmstate4j.desktop.spi.Designer;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.InterfaceKind.Lower;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/// The designer without a window: one document, one history, one selection.
public final class DesignerViewModel implements Designer {

    static final String NEW_POLICY = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: new-policy
            spec:
              nodeSelector:
                node-role.kubernetes.io/worker: ""
              desiredState:
                interfaces: []
            """;
    private static final DocumentPath INTERFACES = PolicyDocument.DESIRED.key("interfaces");
    private static final String TYPING = "Typing";
    private static final int PREVIEW_FROM = 6;

    private final Workbench workbench;
    private final Supplier<List<InterfaceKind>> kinds;
    private final Rules rules;
    private final History history = new History();
    private final ReadOnlyObjectWrapper<Optional<PolicyDocument>> document = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PolicyDocument>> drawn = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper selection = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<String>> noUndo = new ReadOnlyObjectWrapper<>(Optional.of("there is nothing to undo"));
    private final ReadOnlyObjectWrapper<Optional<String>> noRedo = new ReadOnlyObjectWrapper<>(Optional.of("there is nothing to redo"));
    private final ReadOnlyStringWrapper undoLabel = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Caret> caret = new ReadOnlyObjectWrapper<>(new Caret(0, 0));
    private final Drafts drafts;
    private final Completion completion;
    private final FleetWords words;
    private Optional<PolicyRow> base = Optional.empty();
    /// The text that is no draft: as it was opened, or as it was applied.
    private String clean = "";

    /// Where the editor is asked to put its caret; counted, so that the same place can be asked for again.
    record Caret(int offset, int count) {}

    /// @param kinds asked for when they are needed: more may come until the window is shown
    DesignerViewModel(Workbench workbench, Supplier<List<InterfaceKind>> kinds, Rules rules, Drafts drafts) {
        this.workbench = workbench;
        this.kinds = kinds;
        this.rules = rules;
        this.drafts = drafts;
        words = new FleetWords(() -> workbench.session().getValue(), drawn::get, kinds);
        completion = new Completion(words);
    }

    @Override
    public ObservableValue<Optional<PolicyDocument>> document() {
        return document.getReadOnlyProperty();
    }

    /// The last document that was well-formed: what canvas and form show.
    ObservableValue<Optional<PolicyDocument>> drawn() {
        return drawn.getReadOnlyProperty();
    }

    /// Whether the text is well-formed now; else the form is read-only.
    ObservableValue<Boolean> readable() {
        return readable.getReadOnlyProperty();
    }

    /// The name of an interface; "" for the policy itself.
    ObservableValue<String> selection() {
        return selection.getReadOnlyProperty();
    }

    ObservableValue<Caret> caret() {
        return caret.getReadOnlyProperty();
    }

    ObservableValue<Optional<String>> noUndo() {
        return noUndo.getReadOnlyProperty();
    }

    ObservableValue<Optional<String>> noRedo() {
        return noRedo.getReadOnlyProperty();
    }

    /// What undoing would undo.
    ObservableValue<String> undoLabel() {
        return undoLabel.getReadOnlyProperty();
    }

    @Override
    public Optional<PolicyRow> base() {
        return base;
    }

    @Override
    public void replace(String label, String yaml, Optional<PolicyRow> newBase) {
        if (newBase.isPresent() && !newBase.equals(base) && !history.isEmpty() && yaml.equals(now().text())) {
            clean = yaml;
        }
        base = newBase;
        keep();
        if (history.isEmpty()) {
            begin(yaml);
        } else if (!yaml.equals(now().text())) {
            var step = new History.Step(PolicyDocument.of(yaml, rules), selection.get(), label, false);
            history.add(step);
            show(step);
        }
    }

    List<InterfaceKind> kinds() {
        return kinds.get();
    }

    Optional<InterfaceKind> kind(String type) {
        return kinds.get().stream().filter(kind -> kind.type().equals(type)).findFirst();
    }

    @Override
    public void open(String yaml, String origin) {
        base = Optional.empty();
        begin(yaml);
        workbench.say("Opened " + origin + ".");
    }

    @Override
    public void openPolicy(PolicyRow policy, int line) {
        base = Optional.of(policy);
        begin(policy.yaml());
        if (line > 0) {
            goTo(Lines.offset(policy.yaml(), new Finding.Position(line, 1)));
        }
        workbench.say("Opened " + policy.name() + " from the cluster.");
    }

    private void begin(String yaml) {
        drafts.begin();
        clean = yaml;
        history.start(PolicyDocument.of(yaml, rules));
        show(history.now());
    }

    /// Shows a text without saying so.
    void preview(String yaml) {
        begin(yaml);
    }

    void startNew() {
        open(NEW_POLICY, "a new policy");
    }

    private void show(History.Step step) {
        keep();
        readable.set(step.document().isWellFormed());
        document.set(Optional.of(step.document()));
        if (step.document().isWellFormed()) {
            drawn.set(document.get());
        }
        selection.set(step.selection());
        noUndo.set(history.canUndo() ? Optional.empty() : Optional.of("there is nothing to undo"));
        noRedo.set(history.canRedo() ? Optional.empty() : Optional.of("there is nothing to redo"));
        undoLabel.set(history.undoLabel());
    }

    private void keep() {
        if (history.isEmpty() || now().text().equals(clean)) {
            drafts.forget();
        } else {
            drafts.save(now(), base);
        }
    }

    /// Drafts that nobody has open.
    ObservableList<Drafts.Left> leftDrafts() {
        return drafts.left();
    }

    /// Opens a draft where it was left. Its policy of the cluster, if it changes one, is as it was read then: what others
    /// did meanwhile is found when it is applied.
    void restore(Drafts.Left draft) {
        var stored = draft.draft();
        drafts.discard(draft);
        begin(stored.text());
        clean = Optional.ofNullable(stored.baseYaml()).orElse("");
        base = Optional.ofNullable(stored.baseYaml())
                .flatMap(yaml -> workbench.session().getValue().policy(stored.policy()).map(now -> now.asOf(stored.baseGeneration(), yaml)));
        keep();
        workbench.say("Restored the draft of " + stored.policy() + ".");
    }

    void discardDrafts() {
        List.copyOf(drafts.left()).forEach(drafts::discard);
    }

    /// What could be written at a place of a text.
    List<Completion.Offer> offers(String text, int offset) {
        return completion.at(text, offset);
    }

    /// Labels of the nodes that have this in their key.
    List<Vocabulary.Word> labels(String typed) {
        return matching(words.labels(), typed);
    }

    List<Vocabulary.Word> labelValues(String label, String typed) {
        return matching(words.values(label), typed);
    }

    private static List<Vocabulary.Word> matching(List<Vocabulary.Word> words, String typed) {
        return words.stream().filter(word -> word.text().contains(typed) && !word.text().equals(typed)).toList();
    }

    void undo() {
        if (history.canUndo()) {
            var label = history.undoLabel();
            show(history.undo());
            workbench.say("Undone: " + label + ".");
        }
    }

    void redo() {
        if (history.canRedo()) {
            var label = history.redoLabel();
            show(history.redo());
            workbench.say("Done again: " + label + ".");
        }
    }

    /// The text as people typed it. Letters of one word are one step of the history.
    void typed(String text) {
        if (history.isEmpty() || text.equals(history.now().document().text())) {
            return;
        }
        var before = history.now();
        boolean startsStep = startsStep(before.document().text(), text);
        var step = new History.Step(PolicyDocument.of(text, rules), before.selection(), TYPING, text.length() > before.document().text().length());
        if (before.open() && before.label().equals(TYPING) && !startsStep) {
            history.replace(step);
        } else {
            history.add(step);
        }
        show(step);
    }

    /// A blank begins a word; taking something away is a step of its own.
    private static boolean startsStep(String before, String after) {
        int same = 0;
        while (same < before.length() && same < after.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int added = after.length() - before.length();
        return added <= 0 || after.substring(same, Math.min(after.length(), same + added)).chars().anyMatch(Character::isWhitespace);
    }

    /// One labelled change of the text.
    void edit(String label, String select, List<TextEdit> edits) {
        if (history.isEmpty() || edits.isEmpty()) {
            return;
        }
        if (!readable.get()) {
            workbench.say(label + ": the YAML is not well-formed now. Mend the marked line first.");
            return;
        }
        var text = TextEdit.apply(history.now().document().text(), edits);
        if (text.equals(history.now().document().text())) {
            return;
        }
        var step = new History.Step(PolicyDocument.of(text, rules), select, label, false);
        history.add(step);
        show(step);
    }

    /// Edits of the text as it is now.
    Edits edits() {
        return Edits.of(now());
    }

    private PolicyDocument now() {
        return history.now().document();
    }

    void select(String iface) {
        if (iface.equals(selection.get())) {
            return;
        }
        selection.set(iface);
        if (!history.isEmpty()) {
            var now = history.now();
            history.replace(new History.Step(now.document(), iface, now.label(), now.open()));
        }
    }

    /// Selects, and has the editor show where it is written.
    void reveal(String iface) {
        select(iface);
        now().pathOf(iface).flatMap(path -> now().part(path)).ifPresent(part -> goTo(part.span().start()));
    }

    void reveal(PlacedFinding finding) {
        finding.iface().ifPresent(this::select);
        goTo(finding.span().start());
    }

    private void goTo(int offset) {
        caret.set(new Caret(offset, caret.get().count() + 1));
    }

    /// The caret of the editor was moved by hand.
    void caretMoved(int offset) {
        document.get().flatMap(policy -> policy.interfaceAt(offset)).ifPresent(this::select);
    }

    /// The next finding behind an offset, or before it; goes round.
    void nextFinding(int from, boolean forward) {
        var findings = document.get().map(PolicyDocument::findings).orElse(List.of());
        if (findings.isEmpty()) {
            workbench.say("There are no problems.");
            return;
        }
        var next = forward
                ? findings.stream().filter(finding -> finding.span().start() > from).findFirst().orElse(findings.getFirst())
                : findings.reversed().stream().filter(finding -> finding.span().start() < from).findFirst().orElse(findings.getLast());
        reveal(next);
    }

    Optional<QuickFix> fix(PlacedFinding finding) {
        return history.isEmpty() ? Optional.empty() : QuickFix.of(now(), finding);
    }

    void apply(QuickFix fix) {
        edit(fix.label(), selection.get(), fix.edits());
    }

    /// Mends what is wrong at an offset, if there is a way.
    void fixAt(int offset) {
        document.get().map(PolicyDocument::findings).orElse(List.of()).stream()
                .filter(finding -> finding.line() == Lines.lineOf(now().text(), offset) + 1)
                .flatMap(finding -> fix(finding).stream())
                .findFirst()
                .ifPresentOrElse(this::apply, () -> workbench.say("There is no quick fix in this line."));
    }

    /// Adds an interface of a kind, selected.
    ///
    /// @return its name
    String add(InterfaceKind kind) {
        if (history.isEmpty()) {
            startNew();
        }
        var name = freeName(kind);
        var lines = new ArrayList<String>();
        lines.add("name: " + name);
        lines.add("type: " + kind.type());
        lines.add("state: up");
        kind.fragment().forEach(line -> lines.add(line.replace("%NAME%", name)));
        edit("Add " + name, name, Edits.of(now()).add(INTERFACES, lines));
        return name;
    }

    private String freeName(InterfaceKind kind) {
        var taken = now().interfaceNames();
        int number = kind.type().equals("ethernet") ? 1 : 0;
        while (taken.contains(kind.namePrefix() + number)) {
            number++;
        }
        return kind.namePrefix() + number;
    }

    void delete(String iface) {
        now().pathOf(iface).ifPresent(path -> edit("Remove " + iface, "", Edits.of(now()).remove(path)));
    }

    /// Renames wherever the interface is spoken of; asks first when that is many places.
    void rename(String before, String after) {
        if (before.equals(after) || after.isBlank()) {
            return;
        }
        if (now().interfaceNames().contains(after)) {
            workbench.say("There is an interface " + after + " already; choose another name.");
            return;
        }
        var edits = Edits.of(now()).rename(before, after);
        if (edits.size() >= PREVIEW_FROM
                && !workbench.dialogs().confirm("Rename " + before, edits.size() + " places change to " + after + ".", "Rename")) {
            return;
        }
        edit("Rename " + before + " to " + after, after, edits);
    }

    /// Why `lower` cannot be put under `upper`; empty when it can.
    Optional<String> whyNot(String lower, String upper) {
        if (lower.equals(upper)) {
            return Optional.of("an interface cannot stand on itself");
        }
        var upperType = type(upper);
        var kind = kind(upperType);
        var way = kind.flatMap(InterfaceKind::lower);
        if (way.isEmpty()) {
            return Optional.of(upper + " (" + upperType + ") stands on no other interface");
        }
        var lowerType = type(lower);
        if (!way.get().kinds().isEmpty() && !way.get().kinds().contains(lowerType)) {
            return Optional.of(kind.get().title() + " cannot stand on " + lowerType);
        }
        if (reaches(lower, upper)) {
            return Optional.of("that would be a circle: " + lower + " already stands on " + upper);
        }
        if (way.get().form() != Lower.Form.NAME) {
            var other = controllerOf(lower);
            if (other.isPresent() && !other.get().equals(upper)) {
                return Optional.of(lower + " is a port of " + other.get() + " already; a port has one controller");
            }
        }
        return uppersOf(lower).contains(upper) ? Optional.of(upper + " stands on " + lower + " already") : Optional.empty();
    }

    private String type(String iface) {
        return now().pathOf(iface).flatMap(path -> now().scalar(path.key("type"))).orElse("ethernet");
    }

    /// Whether `from` stands on `to`, over any number of others.
    private boolean reaches(String from, String to) {
        var seen = new ArrayList<String>(List.of(from));
        for (int i = 0; i < seen.size(); i++) {
            for (var lower : GraphModel.lowersOf(now(), seen.get(i), this::kind)) {
                if (!seen.contains(lower)) {
                    seen.add(lower);
                }
            }
        }
        return !from.equals(to) && seen.contains(to);
    }

    private List<String> uppersOf(String lower) {
        return now().interfaceNames().stream().filter(upper -> GraphModel.lowersOf(now(), upper, this::kind).contains(lower)).toList();
    }

    private Optional<String> controllerOf(String lower) {
        return uppersOf(lower).stream()
                .filter(upper -> kind(type(upper)).flatMap(InterfaceKind::lower).filter(way -> way.form() != Lower.Form.NAME).isPresent())
                .findFirst();
    }

    /// Those that an interface could be put under.
    List<String> targetsOf(String lower) {
        return now().interfaceNames().stream().filter(upper -> whyNot(lower, upper).isEmpty()).toList();
    }

    /// Puts `lower` under `upper`, in the way that the kind of `upper` says it.
    void connect(String lower, String upper) {
        var reason = whyNot(lower, upper);
        if (reason.isPresent()) {
            workbench.say("Not connected: " + reason.get() + ".");
            return;
        }
        var way = kind(type(upper)).flatMap(InterfaceKind::lower).orElseThrow();
        var path = PolicyDocument.joined(now().pathOf(upper).orElseThrow(), path(way.path()));
        var edits = Edits.of(now());
        edit(
                "Connect " + lower + " to " + upper,
                upper,
                switch (way.form()) {
                    case NAME -> edits.set(path, Edits.scalar(lower));
                    case NAMES -> edits.add(path, List.of(Edits.scalar(lower)));
                    case ITEMS -> edits.add(path, List.of("name: " + Edits.scalar(lower)));
                });
    }

    void disconnect(String lower, String upper) {
        var way = kind(type(upper)).flatMap(InterfaceKind::lower);
        var place = now().pathOf(upper);
        if (way.isEmpty() || place.isEmpty()) {
            return;
        }
        var path = PolicyDocument.joined(place.get(), path(way.get().path()));
        var names = GraphModel.lowersOf(now(), upper, this::kind);
        var edits = Edits.of(now());
        int index = names.indexOf(lower);
        if (index >= 0) {
            edit(
                    "Disconnect " + lower + " from " + upper,
                    upper,
                    way.get().form() == Lower.Form.NAME
                            ? edits.remove(path)
                            : names.size() == 1 ? edits.empty(path) : edits.remove(path.index(index)));
        }
    }

    /// Sets a value of an interface, or of the policy when the name is "".
    void set(String label, String iface, String path, String yaml) {
        place(iface).ifPresent(place -> edit(label, iface, Edits.of(now()).set(PolicyDocument.joined(place, path(path)), yaml)));
    }

    void remove(String label, String iface, String path) {
        place(iface).ifPresent(place -> edit(label, iface, Edits.of(now()).remove(PolicyDocument.joined(place, path(path)))));
    }

    /// Sets the value at a path of the whole document; an empty one takes it away.
    void setAt(String label, String select, DocumentPath path, String typed) {
        var before = now().scalar(path).orElse("");
        if (!typed.equals(before)) {
            edit(label, select, typed.isEmpty() ? Edits.of(now()).remove(path) : Edits.of(now()).set(path, asYaml(typed)));
        }
    }

    /// Asks for a label of the nodes.
    void setLabel(String key, String yaml) {
        edit("Add label " + key, "", Edits.of(now()).set(DocumentPath.of("spec", "nodeSelector").key(key), yaml));
    }

    void removeAt(String label, String select, DocumentPath path) {
        edit(label, select, Edits.of(now()).remove(path));
    }

    void addAt(String label, String select, DocumentPath list, List<String> lines) {
        edit(label, select, Edits.of(now()).add(list, lines));
    }

    /// Numbers, flags and texts as YAML reads them back.
    static String asYaml(String typed) {
        return typed.matches("[0-9]{1,9}|true|false") ? typed : Edits.scalar(typed);
    }

    private Optional<DocumentPath> place(String iface) {
        return history.isEmpty() ? Optional.empty() : iface.isEmpty() ? Optional.of(DocumentPath.root()) : now().pathOf(iface);
    }

    Optional<String> text(String iface, String path) {
        return drawn.get()
                .flatMap(policy -> (iface.isEmpty() ? Optional.of(DocumentPath.root()) : policy.pathOf(iface))
                        .flatMap(place -> policy.scalar(PolicyDocument.joined(place, path(path)))));
    }

    /// `ipv4.address[0].ip`
    static DocumentPath path(String text) {
        var path = DocumentPath.root();
        for (var part : text.split("\\.")) {
            int bracket = part.indexOf('[');
            path = path.key((bracket < 0 ? part : part.substring(0, bracket)).replace('~', '.'));
            if (bracket >= 0) {
                path = path.index(Integer.parseInt(part.substring(bracket + 1, part.length() - 1)));
            }
        }
        return path;
    }
}
