package dev.lector.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HexFormat;

/** What of a client's address is counted, wherever clients are told apart by it. */
public final class ClientNetwork {
  /** Bytes of an IPv6 address that name a network; one client has all addresses in it. */
  private static final int NETWORK = 8;

  private ClientNetwork() {}

  /** An IPv4 address; of IPv6 the first 64 bits, in hexadecimal digits. */
  public static String of(SocketAddress client) {
    if (!(client instanceof InetSocketAddress socket)) {
      return "local";
    }
    InetAddress host = socket.getAddress();
    return host instanceof Inet6Address && !host.isLoopbackAddress()
        ? HexFormat.of().formatHex(host.getAddress(), 0, NETWORK)
        : host.getHostAddress();
  }
}
