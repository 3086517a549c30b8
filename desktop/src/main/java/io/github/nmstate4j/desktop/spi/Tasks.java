package io.github.nmstate4j.desktop.spi;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;

/// Work off the JavaFX thread. What comes of it is handed over on the JavaFX thread.
public interface Tasks {

    /// @param title what is done, for the status bar: `Planning 1,240 nodes`
    <T> Builder<T> task(String title, Work<T> work);

    /// Runs soon on the JavaFX thread, once however often it is asked for under this key in the meantime. For answers
    /// to typing.
    void later(String key, Runnable work);

    /// What is at work now.
    ObservableList<Running> running();

    @FunctionalInterface
    interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    /// Told by the work from its own thread.
    interface Progress {

        /// @param done from 0 to 1
        void at(double done, String message);

        /// Whether people gave it up: the work should end soon.
        boolean cancelled();
    }

    /// One piece of work, as the status bar shows it.
    interface Running {
        String title();

        /// From 0 to 1; -1 before anything is known.
        ReadOnlyDoubleProperty done();

        ReadOnlyStringProperty message();

        /// Nothing is handed over any more.
        void cancel();
    }

    /// What to do with the result.
    interface Builder<T> {
        Builder<T> onSuccess(Consumer<T> consumer);

        /// Without it the failure goes to the error report.
        Builder<T> onFailure(Consumer<Exception> consumer);

        /// Not in the status bar.
        Builder<T> quiet();

        Running start();
    }
}
