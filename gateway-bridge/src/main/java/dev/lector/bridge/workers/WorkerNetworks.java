package dev.lector.bridge.workers;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks that workers are in. Whoever may write heartbeats names addresses that bridges
 * connect to, and send texts to: only those in these networks count.
 */
public final class WorkerNetworks {
  private static final String KEY = "lector.workers.networks";

  private final List<Network> networks;

  private record Network(InetAddress start, int bits) {
    boolean contains(InetAddress address) {
      byte[] own = start.getAddress();
      byte[] other = address.getAddress();
      if (own.length != other.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (((own[bit / 8] ^ other[bit / 8]) & (0x80 >> bit % 8)) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private WorkerNetworks(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads networks.
   *
   * @param entries addresses, each with the length of its prefix or without, as 10.0.0.0/8 or ::1
   * @throws IllegalArgumentException when one is none
   */
  public static WorkerNetworks parse(List<String> entries) {
    List<Network> networks = new ArrayList<>();
    for (String entry : entries) {
      String[] parts = entry.split("/", 2);
      try {
        InetAddress start = InetAddress.ofLiteral(parts[0].strip());
        int most = start.getAddress().length * 8;
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1].strip());
        if (bits < 0 || bits > most) {
          throw invalid(entry);
        }
        networks.add(new Network(start, bits));
      } catch (IllegalArgumentException e) {
        throw invalid(entry);
      }
    }
    return new WorkerNetworks(List.copyOf(networks));
  }

  private static IllegalArgumentException invalid(String entry) {
    return new IllegalArgumentException(
        "%s must be networks such as 10.0.0.0/8 or fc00::/7, with commas, not '%s'"
            .formatted(KEY, entry));
  }

  /** Whether an address is in one of them. */
  public boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
