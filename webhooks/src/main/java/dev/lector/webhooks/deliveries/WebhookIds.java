package dev.lector.webhooks.deliveries;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Ids of webhooks. An id follows from the event and the address, so that what is read again is the
 * same webhook. It begins with its lane: what of one tenant goes to one host is kept together, and
 * is found by the id alone.
 */
final class WebhookIds {
  private static final String PREFIX = "wh_";

  /** Digits of a lane. */
  static final int LANE = 16;

  private static final int REST = 32;

  private WebhookIds() {}

  /** Where webhooks of a tenant to the host of an address are kept, hexadecimal. */
  static String lane(String tenant, String url) {
    return digest(LANE, tenant, origin(url));
  }

  /**
   * Scheme, host and port of an address; of one that cannot be read nothing, since any part of it
   * may be secret.
   */
  static String origin(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null || uri.getScheme() == null) {
        return "";
      }
      String origin = uri.getScheme() + "://" + uri.getHost();
      return (uri.getPort() < 0 ? origin : origin + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /**
   * The id of a webhook.
   *
   * @param type of the event
   * @param subject id of the job or batch
   */
  static String of(String tenant, String url, String type, String subject) {
    return PREFIX + lane(tenant, url) + digest(REST, tenant, url, type, subject);
  }

  /** The lane that an id names; empty when it is none. */
  static String laneOf(String webhookId) {
    boolean is = webhookId.matches(PREFIX + "[0-9a-f]{" + (LANE + REST) + "}");
    return is ? webhookId.substring(PREFIX.length(), PREFIX.length() + LANE) : "";
  }

  /**
   * By what an address of a tenant's is known that wants no more webhooks; begins with its lane.
   */
  static String endpoint(String tenant, String url) {
    return lane(tenant, url) + digest(REST, tenant, url);
  }

  private static String digest(int digits, String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length in front keeps "ab"+"c" apart from "a"+"bc".
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
