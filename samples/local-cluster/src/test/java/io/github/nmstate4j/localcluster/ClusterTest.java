package io.github.nmstate4j.localcluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class whose constructor takes a [TestCluster]: three virtual nodes with handlers, the operator, an embedded API server.
/// It starts once for all such classes of a test run; before each test there is no policy, and every node is as it was after boot.
@Tag("nodes")
@ExtendWith(SharedCluster.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ClusterTest {}
