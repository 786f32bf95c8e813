package dev.lector.networks;

import java.net.InetAddress;
import java.util.List;

/** Networks of IP addresses, as a configuration names them. */
public final class Networks {
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

  private Networks(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads networks.
   *
   * @param key of the configuration, for the message
   * @param entries addresses, each with the length of its prefix or without, as 10.0.0.0/8 or ::1
   * @throws IllegalArgumentException when one is none
   */
  public static Networks parse(String key, List<String> entries) {
    return new Networks(entries.stream().map(entry -> network(key, entry)).toList());
  }

  private static Network network(String key, String entry) {
    String[] parts = entry.split("/", 2);
    try {
      InetAddress start = InetAddress.ofLiteral(parts[0].strip());
      int most = start.getAddress().length * 8;
      int bits = parts.length == 1 ? most : Integer.parseInt(parts[1].strip());
      if (bits >= 0 && bits <= most) {
        return new Network(start, bits);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "%s must be networks such as 10.0.0.0/8 or fc00::/7, with commas, not '%s'"
            .formatted(key, entry));
  }

  /** Whether an address is in one of them. */
  public boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
