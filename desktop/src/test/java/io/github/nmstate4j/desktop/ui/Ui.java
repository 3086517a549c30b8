package io.github.nmstate4j.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/// One window for all tests of a JVM, worked by a robot. TestFX is used here and nowhere else.
///
/// The headless screen is 1000 × 1000, and a press there counts as a popup trigger: editors are given the focus instead of
/// being clicked into.
public final class Ui {

    private static final double SIZE = 980;
    private static final long PATIENCE_MILLIS = 15_000;
    private static @Nullable Ui only;

    private final Stage stage;
    private final FxRobot robot = new FxRobot();

    private Ui(Stage stage) {
        this.stage = stage;
    }

    /// Starts JavaFX when it is first asked for.
    public static synchronized Ui get() {
        if (only == null) {
            start();
            only = new Ui(fx(() -> {
                var stage = new Stage();
                stage.setX(0);
                stage.setY(0);
                stage.setWidth(SIZE);
                stage.setHeight(SIZE - 80);
                return stage;
            }));
        }
        return only;
    }

    /// JavaFX without a window.
    public static synchronized void start() {
        try {
            var started = new CompletableFuture<@Nullable Void>();
            Platform.startup(() -> started.complete(null));
            started.join();
            Platform.setImplicitExit(false);
            run(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("already");
        }
    }

    /// Runs on the JavaFX thread and waits for the result.
    public static <T> T fx(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) {
            return work.get();
        }
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        }
    }

    public static void run(Runnable work) {
        fx(() -> {
            work.run();
            return true;
        });
    }

    /// Shows this in the window, in place of what was there.
    public Ui show(Supplier<Parent> content) {
        run(() -> {
            stage.setScene(new Scene(content.get(), SIZE, SIZE - 80));
            stage.show();
        });
        settle();
        return this;
    }

    /// Waits until JavaFX has nothing left to do.
    public void settle() {
        for (int i = 0; i < 3; i++) {
            run(() -> {});
        }
    }

    public Node find(String selector) {
        return fx(() -> {
            var node = stage.getScene().lookup(selector);
            assertThat(node).as("there is %s in the window", selector).isNotNull();
            return node;
        });
    }

    public <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(find(selector));
    }

    public boolean has(String selector) {
        return fx(() -> stage.getScene().lookup(selector) != null);
    }

    public Parent root() {
        return fx(() -> stage.getScene().getRoot());
    }

    /// What the window shows now, without its popups.
    public BufferedImage picture() {
        settle();
        return fx(() -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
    }

    public void click(String selector) {
        robot.clickOn(find(selector), MouseButton.PRIMARY);
        settle();
    }

    public void doubleClick(String selector) {
        robot.doubleClickOn(find(selector), MouseButton.PRIMARY);
        settle();
    }

    public void drag(String from, String to) {
        robot.moveTo(find(from));
        settle();
        robot.press(MouseButton.PRIMARY);
        settle();
        robot.moveTo(find(to));
        settle();
        robot.release(MouseButton.PRIMARY);
        settle();
    }

    /// Gives it the focus. A window that was just shown, or whose popup was just hidden, has it only a moment later, and may give it
    /// to somebody else first.
    public void focus(String selector) {
        await("the focus is on " + selector, () -> {
            var node = stage.getScene().lookup(selector);
            if (!node.isFocused()) {
                stage.requestFocus();
                node.requestFocus();
            }
            return node.isFocused();
        });
        settle();
    }

    public void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    public void type(String text) {
        robot.write(text, 0);
        settle();
    }

    public @Nullable Node focused() {
        return fx(() -> stage.getScene().getFocusOwner());
    }

    /// Waits for something that happens by itself.
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!fx(condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as("still waiting: %s", what).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
