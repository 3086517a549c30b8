package io.github.nmstate4j.localcluster.nodes;

import java.util.concurrent.CountDownLatch;

/// A small program to run in nodes: greets, and stays unless told to leave.
final class Greeter {

    private Greeter() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("hello from " + ProcessHandle.current().pid());
        if (arguments.length == 0) {
            new CountDownLatch(1).await();
        }
    }
}
