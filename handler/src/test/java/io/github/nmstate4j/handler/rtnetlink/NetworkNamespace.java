package io.github.nmstate4j.handler.rtnetlink;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/// A network of its own on this machine's kernel, gone when closed. Needs root and iproute2.
final class NetworkNamespace implements AutoCloseable {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final int O_RDONLY = 0;
    private static final int CLONE_NEWNET = 0x4000_0000;

    private final String name;

    private NetworkNamespace(String name) {
        this.name = name;
    }

    static boolean isPossible() {
        try {
            return Files.getOwner(Path.of("/proc/self")).getName().equals("root")
                    && new ProcessBuilder("ip", "netns", "list")
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0
                    && tryOut();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean tryOut() {
        try (var trial = create()) {
            trial.ip("link", "show", "lo");
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    static NetworkNamespace create() {
        var namespace = new NetworkNamespace(
                "n4j-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet());
        run(List.of("ip", "netns", "add", namespace.name));
        return namespace;
    }

    String name() {
        return name;
    }

    /// Runs `ip` with these arguments here.
    String ip(String... arguments) {
        var command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Runs the task in a thread of this network: a socket opened there belongs to it for good.
    <T> T inside(Callable<T> task) throws Exception {
        var future = new FutureTask<T>(() -> {
            enter();
            return task.call();
        });
        Thread.ofPlatform().start(future);
        return future.get();
    }

    @SuppressWarnings("restricted")
    private void enter() {
        var linker = Linker.nativeLinker();
        var open = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("open"),
                FunctionDescriptor.of(JAVA_INT, ValueLayout.ADDRESS, JAVA_INT));
        var setns = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setns"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        var close = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            int descriptor = (int) open.invokeExact(arena.allocateFrom("/run/netns/" + name), O_RDONLY);
            int result = (int) setns.invokeExact(descriptor, CLONE_NEWNET);
            int closed = (int) close.invokeExact(descriptor);
            if (result != 0 || closed != 0) {
                throw new IllegalStateException("Cannot enter network namespace " + name);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("A native call throws nothing", e);
        }
    }

    @Override
    public void close() {
        run(List.of("ip", "netns", "del", name));
    }
}
