package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private final Addresses addresses = new Addresses(2);

  @Test
  void oneAddressHasSoManyConnectionsAndNotMore() {
    assertThat(addresses.enter("a")).isTrue();
    assertThat(addresses.enter("a")).isTrue();
    assertThat(addresses.enter("a")).isFalse();
    assertThat(addresses.enter("b")).isTrue();
    addresses.leave("a");
    assertThat(addresses.enter("a")).isTrue();
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() throws Exception {
    assertThat(key("2001:db8:0:1::1")).isEqualTo(key("2001:db8:0:1:ffff::2"));
    assertThat(key("2001:db8:0:1::1")).isNotEqualTo(key("2001:db8:0:2::1"));
    assertThat(key("192.0.2.1")).isNotEqualTo(key("192.0.2.2"));
  }

  private static String key(String literal) throws Exception {
    return Addresses.key(new InetSocketAddress(InetAddress.getByName(literal), 1));
  }
}
