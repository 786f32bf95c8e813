package dev.lector.standalone.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A process that is nothing but one node of a cluster. SIGTERM hands its partitions over to the
 * other brokers before it ends.
 */
public final class NodeProcess {
  /** What it writes when it takes clients. */
  public static final String STARTED = "The node takes clients";

  private NodeProcess() {}

  /**
   * Runs the node until the process is ended.
   *
   * @param args the file that {@link ClusterNode#save} wrote
   */
  public static void main(String[] args) throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(ClusterNode.load(Path.of(args[0])));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
    System.out.println(STARTED);
    new CountDownLatch(1).await();
  }
}
