package dev.lector.subscription;

import dev.lector.limits.FieldLimit;
import dev.lector.networks.Networks;
import dev.lector.networks.PublicAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where webhooks may go: https to the public Internet, and what a configuration allows beyond.
 * Whoever may name a webhook would otherwise have the service call what only it can reach.
 *
 * <p>Messages say what is wrong without the whole address, which may hold a secret.
 */
public final class WebhookAddresses {
  private static final int MOST_PORT = 65_535;
  private static final Pattern DOTTED =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  /**
   * Hosts whose last label is a number are addresses, in notations that programs read differently.
   */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private final boolean http;
  private final List<Range> ports;
  private final Networks allowed;

  private record Range(int from, int to) {}

  private WebhookAddresses(boolean http, List<Range> ports, Networks allowed) {
    this.http = http;
    this.ports = ports;
    this.allowed = allowed;
  }

  /**
   * Reads what is allowed.
   *
   * @param http whether plain http is
   * @param ports numbers, or ranges such as 8000-8999
   * @param networks that are allowed although they are not public
   * @throws IllegalArgumentException when one makes no sense; the message names its key
   */
  public static WebhookAddresses of(boolean http, List<String> ports, List<String> networks) {
    List<Range> ranges = new ArrayList<>();
    for (String entry : ports) {
      ranges.add(range(entry));
    }
    return new WebhookAddresses(http, ranges, Networks.parse("lector.webhooks.networks", networks));
  }

  private static Range range(String entry) {
    String[] ends = entry.split("-", 2);
    try {
      int from = Integer.parseInt(ends[0].strip());
      int to = ends.length == 1 ? from : Integer.parseInt(ends[1].strip());
      if (from >= 1 && from <= to && to <= MOST_PORT) {
        return new Range(from, to);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "lector.webhooks.ports must be ports or ranges such as 443 or 8000-8999, with commas, not '%s'"
            .formatted(entry));
  }

  /** What is wrong with an address, for people; empty when nothing is. Looks up no name. */
  public Optional<String> violation(String url) {
    if (url.isBlank()) {
      return Optional.of("The webhook's URL is missing");
    }
    Optional<String> tooLong = FieldLimit.WEBHOOK.violation(url);
    if (tooLong.isPresent()) {
      return tooLong;
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("The webhook's URL cannot be read: " + e.getReason());
    }
    return violation(uri);
  }

  private Optional<String> violation(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(http && scheme.equals("http"))) {
      return Optional.of(
          "The webhook's URL must begin with https://" + (http ? " or http://" : ""));
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("The webhook's URL must not have a user name or a password in it");
    }
    if (uri.getHost() == null) {
      return Optional.of("The webhook's URL has no host that can be read");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("The webhook's URL must not have a fragment (#)");
    }
    int port = port(uri);
    if (ports.stream().noneMatch(range -> port >= range.from && port <= range.to)) {
      return Optional.of("The webhook's URL has port %d, which is not allowed".formatted(port));
    }
    return violationOfHost(uri.getHost());
  }

  /** The port that a URL means. */
  public static int port(URI uri) {
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    return uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
  }

  private Optional<String> violationOfHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.contains("%")) {
      // A zone is an interface of this machine, which another process may not have.
      return Optional.of("The webhook's host has a zone (%), which no public address has");
    }
    if (name.startsWith("[")) {
      return literal(name.substring(1, name.length() - 1));
    }
    if (NUMBER.matcher(name).matches()) {
      return DOTTED.matcher(name).matches()
          ? literal(name)
          : Optional.of("The webhook's host is no address that can be read");
    }
    boolean here = name.equals("localhost") || name.endsWith(".localhost");
    return here ? violation(InetAddress.getLoopbackAddress()) : Optional.empty();
  }

  private Optional<String> literal(String address) {
    try {
      return violation(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return Optional.of("The webhook's host is no address that can be read");
    }
  }

  /** Why nothing is sent to an address that a host has; empty when it is. */
  public Optional<String> violation(InetAddress address) {
    return PublicAddresses.contains(address) || allowed.contains(address)
        ? Optional.empty()
        : Optional.of(
            "The webhook's host is at %s, which is not a public address"
                .formatted(address.getHostAddress()));
  }
}
