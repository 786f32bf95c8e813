package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ClientNetworkTest {
  @Test
  void aNetworkOfIpv6IsOneClient() throws Exception {
    assertThat(of("2001:db8:0:1::1")).isEqualTo(of("2001:db8:0:1:ffff::2"));
    assertThat(of("2001:db8:0:1::1")).isNotEqualTo(of("2001:db8:0:2::1"));
    assertThat(of("192.0.2.1")).isNotEqualTo(of("192.0.2.2"));
    assertThat(of("::ffff:192.0.2.1")).isEqualTo(of("192.0.2.1"));
  }

  private static String of(String literal) throws Exception {
    return ClientNetwork.of(new InetSocketAddress(InetAddress.getByName(literal), 1));
  }
}
