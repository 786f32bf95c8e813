package dev.lector.bridge;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway as a program: runs until it is told to stop. */
public final class GatewayBridge {
  private static final String LOGGING = "logback.configurationFile";

  private GatewayBridge() {}

  /**
   * Runs a gateway with the configuration of its environment; SIGTERM stops it in order.
   *
   * @param args none
   */
  public static void main(String[] args) throws InterruptedException {
    // Before the first logger, and only for this program: embedded, the host's configuration holds.
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "dev/lector/bridge/logback.xml");
    }
    Logger log = LoggerFactory.getLogger(GatewayBridge.class);
    Bridge bridge;
    try {
      bridge = Bridge.start(BridgeConfig.load(Map.of()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      log.error("The gateway cannot start: {}", e.getMessage());
      log.debug("The gateway cannot start", e);
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(bridge::close));
    new CountDownLatch(1).await();
  }
}
