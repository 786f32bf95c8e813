package dev.lector.networks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * The addresses of the public Internet: none that only this machine or its networks reach, none of
 * a cloud's metadata, none of groups, and none that stands for another address. Source: IANA's
 * registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890), and of global unicast
 * addresses for IPv6.
 */
public final class PublicAddresses {
  private static final Networks GLOBAL_V6 = of("2000::/3");

  private static final Networks SPECIAL =
      of(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by providers; Alibaba's metadata
          "127.0.0.0/8", // loopback
          "168.63.129.16", // Azure's host
          "169.254.0.0/16", // link-local; the metadata of most clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments; Oracle's metadata
          "192.0.2.0/24", // documentation
          "192.31.196.0/24", // AS112
          "192.52.193.0/24", // AMT
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "192.175.48.0/24", // AS112
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4", // reserved, and broadcast
          "2001::/23", // protocol assignments; Teredo has IPv4 addresses in it
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: has an IPv4 address in it
          "2620:4f:8000::/48", // AS112
          "3fff::/20"); // documentation

  private PublicAddresses() {}

  private static Networks of(String... networks) {
    return Networks.parse("", List.of(networks));
  }

  /** Whether an address is a public one. */
  public static boolean contains(InetAddress address) {
    // The JDK makes an IPv4-mapped address an IPv4 one; other IPv4 addresses in IPv6 are not
    // global.
    boolean global = address instanceof Inet4Address || GLOBAL_V6.contains(address);
    return global && !SPECIAL.contains(address);
  }
}
