package dev.lector.bridge;

import dev.lector.telemetry.Logs;
import dev.lector.telemetry.Telemetry;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bridge as a program: runs until it is told to stop. */
public final class GatewayBridge {
  private GatewayBridge() {}

  /**
   * Runs a bridge with the configuration of its environment; SIGTERM stops it in order.
   *
   * @param args none
   */
  public static void main(String[] args) throws InterruptedException {
    Telemetry telemetry;
    Bridge bridge;
    try {
      Logs.configure("dev/lector/bridge/logback.xml");
      telemetry = Telemetry.start("lector-bridge");
      bridge = Bridge.start(BridgeConfig.load(Map.of()), telemetry.tracing());
    } catch (IllegalArgumentException | IllegalStateException e) {
      Logger log = LoggerFactory.getLogger(GatewayBridge.class);
      log.error("The bridge cannot start: {}", e.getMessage());
      log.debug("The bridge cannot start", e);
      System.exit(1);
      return;
    }
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      bridge.close();
                      telemetry.close();
                    }));
    new CountDownLatch(1).await();
  }
}
