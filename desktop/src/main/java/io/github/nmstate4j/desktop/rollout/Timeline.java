package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.workbench.Swatches;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// When nodes came to an end: how many there were over time.
final class Timeline extends Region {

    private static final double HEIGHT = 44;
    private static final double FOOT = 14;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Canvas canvas = new Canvas();
    private final Swatches swatches = new Swatches(this::requestLayout);
    private Optional<Progress> shown = Optional.empty();

    Timeline() {
        setMinSize(160, HEIGHT);
        setPrefHeight(HEIGHT);
        getChildren().addAll(swatches.pane(), canvas);
    }

    void show(Progress progress) {
        shown = Optional.of(progress);
        setAccessibleText(progress.finished().size() + " nodes came to an end");
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(HEIGHT);
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), HEIGHT);
        var times = shown.map(Progress::finished).orElse(List.of());
        if (times.isEmpty()) {
            return;
        }
        Instant from = times.getFirst();
        Instant to = shown.map(Progress::now).orElse(from);
        double span = Math.max(1, Duration.between(from, to).toSeconds());
        double width = canvas.getWidth() - 4;
        double height = HEIGHT - FOOT;
        int all = shown.map(Progress::matching).orElse(times.size());
        g.setFill(swatches.paint("color-success-emphasis", 0.35));
        g.setStroke(swatches.paint("color-success-fg"));
        double x = 2;
        double y = height;
        g.beginPath();
        g.moveTo(x, height);
        for (int i = 0; i < times.size(); i++) {
            x = 2 + width * Duration.between(from, times.get(i)).toSeconds() / span;
            g.lineTo(x, y);
            y = height - (height - 2) * (i + 1) / Math.max(1, all);
            g.lineTo(x, y);
        }
        g.lineTo(2 + width, y);
        g.lineTo(2 + width, height);
        g.closePath();
        g.fill();
        g.stroke();
        g.setFill(swatches.paint("color-fg-muted"));
        g.setFont(Font.font("sans-serif", 10));
        g.setTextBaseline(VPos.BOTTOM);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(TIME.format(from.atZone(ZoneId.systemDefault())), 2, HEIGHT);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(TIME.format(to.atZone(ZoneId.systemDefault())), 2 + width, HEIGHT);
    }
}
