package dev.lector.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressesTest {
  private static final WebhookAddresses STRICT =
      WebhookAddresses.of(false, List.of("443", "8000-8999"), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "https://example.org/hooks?token=s3cret",
        "https://example.org:8443/",
        "HTTPS://Example.ORG/",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
        "https://xn--bcher-kva.example/"
      })
  void publicHttpsIsFine(String url) {
    assertThat(STRICT.violation(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "example.org",
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https:///path",
        "https://user:s3cret@example.org/",
        "https://example.org:22/",
        "https://example.org:0/",
        "https://example.org/#s3cret",
        "https://exa mple.org/s3cret",
        "https://localhost/",
        "https://a.localhost/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://0x7f.0.0.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://0177.0.0.1/",
        "https://127.0.0.1./",
        "https://999.1.1.1/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fd00:ec2::254]/",
        "https://[fe80::1]/",
        "https://[fe80::1%1]/",
        "https://[fe80::1%nope]/s3cret",
        "https://[2606:4700::1111%nope]/"
      })
  void everythingElseIsRefusedWithoutShowingItsSecrets(String url) {
    assertThat(STRICT.violation(url))
        .hasValueSatisfying(why -> assertThat(why).isNotBlank().doesNotContain("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.255.0.1",
        "100.100.100.200",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.31.0.1",
        "192.0.0.192",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:192.168.0.1",
        "::192.168.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void addressesThatAreNotPublicAreRefused(String address) throws UnknownHostException {
    assertThat(STRICT.violation(InetAddress.getByName(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "169.253.1.1", "2606:4700::1111"})
  void theirNeighboursArePublic(String address) throws UnknownHostException {
    assertThat(STRICT.violation(InetAddress.getByName(address))).isEmpty();
  }

  @Test
  void whatAConfigurationAllowsIsAllowed() {
    WebhookAddresses open =
        WebhookAddresses.of(true, List.of("1-65535"), List.of("127.0.0.0/8", "10.0.0.0/8"));

    assertThat(open.violation("http://localhost:5000/")).isEmpty();
    assertThat(open.violation("http://10.0.0.1/")).isEmpty();
    assertThat(open.violation("http://192.168.0.1/")).isPresent();
    assertThat(open.violation("ftp://10.0.0.1/")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "70000", "https", "90-80", "80-", "-1"})
  void portsThatAreNoneAreRefused(String ports) {
    assertThatThrownBy(() -> WebhookAddresses.of(false, List.of(ports), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lector.webhooks.ports");
  }
}
