package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.Rules;
import io.github.nmstate4j.desktop.spi.Template;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.workbench.Stores;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks the questions of a template and shows what would come of the answers.
final class TemplateSheet {

    private final Template template;
    private final Workbench workbench;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final DesignerViewModel preview;

    TemplateSheet(Template template, Workbench workbench) {
        this.template = template;
        this.workbench = workbench;
        this.preview = new DesignerViewModel(workbench, workbench.contributed()::interfaceKinds, Rules.none(), Drafts.in(Stores.inMemory().of("")));
        template.questions().forEach(question -> answers.put(question.id(), question.initial()));
    }

    void open() {
        var text = new Label(template.description() + ".");
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        var form = new VBox(10, text);
        template.questions().forEach(question -> form.getChildren().add(field(question)));
        var canvas = new CanvasView(preview, workbench).root();
        canvas.setMinSize(420, 300);
        canvas.setMouseTransparent(true);
        HBox.setHgrow(canvas, Priority.ALWAYS);
        form.setPrefWidth(300);
        form.setMinWidth(240);
        var use = new Button("Open in the designer");
        use.setId("template-use");
        use.getStyleClass().add("accent");
        use.setDefaultButton(true);
        var body = new HBox(20, form, canvas);
        VBox.setVgrow(body, Priority.ALWAYS);
        var content = new VBox(16, body, use);
        content.getStyleClass().add("designer");
        content.getStylesheets().add(DesignerView.stylesheet());
        var sheet = workbench.dialogs().sheet(template.title(), content);
        use.setOnAction(event -> {
            sheet.close();
            workbench.design(template.document().apply(answers), "from the template " + template.title());
        });
        draw();
    }

    private VBox field(Template.Question question) {
        Control field;
        if (question.kind() == Template.Kind.CHOICE) {
            var choice = new ComboBox<String>();
            choice.getItems().setAll(question.choices());
            choice.setValue(question.initial());
            choice.setMaxWidth(Double.MAX_VALUE);
            choice.valueProperty().subscribe(value -> answer(question.id(), value));
            field = choice;
        } else {
            var typed = new TextField(question.initial());
            typed.textProperty().subscribe(value -> answer(question.id(), value));
            field = typed;
        }
        field.setId("answer-" + question.id());
        field.setAccessibleText(question.label());
        return new VBox(3, new Label(question.label()), field);
    }

    private void answer(String id, String value) {
        answers.put(id, value);
        draw();
    }

    private void draw() {
        var yaml = template.document().apply(answers);
        if (PolicyDocument.of(yaml).isWellFormed()) {
            preview.preview(yaml);
        }
    }
}
