package dev.lector.webhooks.sending;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The secrets that tenants' webhooks are signed with. While a tenant has two, each webhook has a
 * signature by either, so that receivers change from one to the other when they like.
 */
public final class Secrets {
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final Map<String, List<Webhook>> signers;

  private Secrets(Map<String, List<Webhook>> signers) {
    this.signers = signers;
  }

  /**
   * Reads secrets.
   *
   * @param entries a tenant, a colon and a secret, which is {@code whsec_} and 24 to 64 bytes in
   *     Base64; the same tenant again for another secret. Without a tenant, that of requests of
   *     nobody's.
   * @throws IllegalArgumentException when one is none; the message does not show it
   */
  public static Secrets parse(List<String> entries) {
    Map<String, List<Webhook>> signers = new LinkedHashMap<>();
    for (String entry : entries) {
      int colon = entry.lastIndexOf(':');
      String tenant = colon < 0 ? "" : entry.substring(0, colon).strip();
      signers
          .computeIfAbsent(tenant, _ -> new ArrayList<>())
          .add(signer(tenant, entry.substring(colon + 1).strip()));
    }
    return new Secrets(signers);
  }

  private static Webhook signer(String tenant, String secret) {
    try {
      if (secret.startsWith(PREFIX)) {
        int length = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
        if (length >= SHORTEST && length <= LONGEST) {
          return new Webhook(secret);
        }
      }
    } catch (IllegalArgumentException | EmptyWebhookSecretException e) {
      // Said below, without the cause, whose text may have the secret in it.
    }
    throw new IllegalArgumentException(
        "lector.webhooks.secrets must be tenant:whsec_… with %d to %d bytes in Base64, with commas; that of the tenant '%s' is not"
            .formatted(SHORTEST, LONGEST, tenant));
  }

  /**
   * The value of {@code webhook-signature}.
   *
   * @param time of the attempt, seconds since 1970 UTC
   * @return a signature by each of the tenant's secrets; empty when it has none
   */
  Optional<String> sign(String tenant, String webhookId, long time, String body) {
    List<Webhook> own = signers.getOrDefault(tenant, List.of());
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(
            own.stream()
                .map(signer -> sign(signer, webhookId, time, body))
                .collect(Collectors.joining(" ")));
  }

  private static String sign(Webhook signer, String webhookId, long time, String body) {
    try {
      return signer.sign(webhookId, time, body);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256, but this one", e);
    }
  }

  /** Whose there are, without any of them. */
  @Override
  public String toString() {
    return "Secrets" + signers.keySet();
  }
}
