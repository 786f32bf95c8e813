package dev.lector.bridge.workers;

import dev.lector.networks.Networks;
import java.net.InetAddress;
import java.util.List;

/**
 * The networks that workers are in. Whoever may write heartbeats names addresses that bridges
 * connect to, and send texts to: only those in these networks count.
 */
public final class WorkerNetworks {
  private final Networks networks;

  private WorkerNetworks(Networks networks) {
    this.networks = networks;
  }

  /**
   * Reads networks.
   *
   * @param entries addresses, each with the length of its prefix or without, as 10.0.0.0/8 or ::1
   * @throws IllegalArgumentException when one is none
   */
  public static WorkerNetworks parse(List<String> entries) {
    return new WorkerNetworks(Networks.parse("lector.workers.networks", entries));
  }

  /** Whether an address is in one of them. */
  public boolean contains(InetAddress address) {
    return networks.contains(address);
  }
}
