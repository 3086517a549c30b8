package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Tasks;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Tasks on threads of their own, or all at once on the thread that asks: it is the same code with other executors.
public final class BackgroundTasks implements Tasks {

    private final Function<Runnable, Runnable> starter;
    private final Executor ui;
    private final Consumer<Runnable> laterAfterTyping;
    private final Consumer<Exception> report;
    private final ObservableList<Running> running = FXCollections.observableArrayList();
    private final Map<String, Runnable> waiting = new HashMap<>();

    private BackgroundTasks(
            Function<Runnable, Runnable> starter, Executor ui, Consumer<Runnable> laterAfterTyping, Consumer<Exception> report) {
        this.starter = starter;
        this.ui = ui;
        this.laterAfterTyping = laterAfterTyping;
        this.report = report;
    }

    /// On virtual threads.
    ///
    /// @param ui the JavaFX thread
    /// @param laterAfterTyping runs on the JavaFX thread after a pause that is short for people
    /// @param report takes failures that nobody else does
    public static BackgroundTasks virtual(Executor ui, Consumer<Runnable> laterAfterTyping, Consumer<Exception> report) {
        return new BackgroundTasks(
                work -> {
                    var thread = Thread.ofVirtual().name("task").start(work);
                    return thread::interrupt;
                },
                ui,
                laterAfterTyping,
                report);
    }

    /// On the thread that starts them, for tests: when `start` returns, all is done.
    public static BackgroundTasks immediate(Consumer<Exception> report) {
        return new BackgroundTasks(
                work -> {
                    work.run();
                    return () -> {};
                },
                Runnable::run,
                Runnable::run,
                report);
    }

    @Override
    public <T> Builder<T> task(String title, Work<T> work) {
        return new Task<>(title, work);
    }

    @Override
    public void later(String key, Runnable work) {
        if (waiting.put(key, work) == null) {
            laterAfterTyping.accept(() -> {
                var last = waiting.remove(key);
                if (last != null) {
                    last.run();
                }
            });
        }
    }

    @Override
    public ObservableList<Running> running() {
        return running;
    }

    private final class Task<T> implements Builder<T>, Running, Progress {
        private final String title;
        private final Work<T> work;
        private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(-1);
        private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
        private final AtomicReference<@Nullable Latest> latest = new AtomicReference<>();
        private Consumer<T> success = result -> {};
        private Consumer<Exception> failure = report;
        private boolean quiet;
        private volatile boolean cancelled;
        private Runnable interrupt = () -> {};

        Task(String title, Work<T> work) {
            this.title = title;
            this.work = work;
        }

        private record Latest(double done, String message) {}

        @Override
        public Builder<T> onSuccess(Consumer<T> consumer) {
            success = consumer;
            return this;
        }

        @Override
        public Builder<T> onFailure(Consumer<Exception> consumer) {
            failure = consumer;
            return this;
        }

        @Override
        public Builder<T> quiet() {
            quiet = true;
            return this;
        }

        @Override
        public Running start() {
            if (!quiet) {
                running.add(this);
            }
            interrupt = starter.apply(this::work);
            return this;
        }

        @SuppressWarnings("IllegalCatch")
        private void work() {
            try {
                var result = work.run(this);
                ui.execute(() -> end(() -> success.accept(result)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ui.execute(() -> end(() -> failure.accept(e)));
            } catch (Exception e) {
                ui.execute(() -> end(() -> failure.accept(e)));
            }
        }

        private void end(Runnable handOver) {
            running.remove(this);
            if (!cancelled) {
                handOver.run();
            }
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public ReadOnlyDoubleProperty done() {
            return done.getReadOnlyProperty();
        }

        @Override
        public ReadOnlyStringProperty message() {
            return message.getReadOnlyProperty();
        }

        @Override
        public void cancel() {
            cancelled = true;
            running.remove(this);
            interrupt.run();
        }

        /// However often the work tells, the window hears it once per turn.
        @Override
        public void at(double part, String sentence) {
            if (latest.getAndSet(new Latest(part, sentence)) == null) {
                ui.execute(() -> {
                    var last = latest.getAndSet(null);
                    if (last != null) {
                        done.set(last.done());
                        message.set(last.message());
                    }
                });
            }
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}
