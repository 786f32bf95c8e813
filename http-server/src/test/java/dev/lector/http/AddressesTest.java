package dev.lector.http;

import static org.assertj.core.api.Assertions.assertThat;

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
}
