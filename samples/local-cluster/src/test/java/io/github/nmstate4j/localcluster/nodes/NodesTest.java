package io.github.nmstate4j.localcluster.nodes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class whose constructor or methods take [VirtualNodes] as a parameter. The three nodes boot once for all such classes of a test run;
/// before each test every node is as it was after boot. Give the class another tag as well if it needs more than nodes.
@Tag("nodes")
@ExtendWith(SharedNodes.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NodesTest {}
