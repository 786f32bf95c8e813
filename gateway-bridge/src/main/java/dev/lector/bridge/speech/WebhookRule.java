package dev.lector.bridge.speech;

import dev.lector.bridge.http.RefusedException;
import dev.lector.events.Webhook;
import dev.lector.limits.EventLimits;
import dev.lector.subscription.WebhookAddresses;
import dev.lector.subscription.WebhookEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a webhook has to be to be taken. */
public final class WebhookRule {
  private static final String CODE = "webhook_refused";

  private WebhookRule() {}

  /**
   * Checks a webhook. Names are looked up when it is sent.
   *
   * @throws RefusedException 400 when nothing is sent there
   */
  public static void check(@Nullable Webhook webhook, WebhookAddresses allowed)
      throws RefusedException {
    Optional<String> violation =
        webhook == null ? Optional.empty() : allowed.violation(webhook.getUrl());
    if (violation.isPresent()) {
      throw new RefusedException(400, CODE, violation.get() + ".");
    }
  }

  /**
   * The webhook of a batch, which stands beside its lines.
   *
   * @param url of it; empty when there is none
   * @param events that it wants, with commas
   * @throws RefusedException 400 when it cannot be taken
   */
  public static Optional<Webhook> ofBatch(
      Optional<String> url, Optional<String> events, WebhookAddresses allowed)
      throws RefusedException {
    if (url.isEmpty()) {
      return Optional.empty();
    }
    List<String> names =
        Stream.of(events.orElse("").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.size() > EventLimits.MOST_WEBHOOK_EVENTS) {
      // Taken, the ledger would refuse the batch's first item, and the batch would never end.
      throw new RefusedException(
          400,
          CODE,
          "%s names %d events; at most %d are allowed."
              .formatted(WebhookReader.EVENTS, names.size(), EventLimits.MOST_WEBHOOK_EVENTS));
    }
    if (WebhookEvent.unknown(names).isPresent()) {
      throw new RefusedException(
          400,
          CODE,
          "%s names what is no event; there are %s."
              .formatted(WebhookReader.EVENTS, WebhookReader.names()));
    }
    Webhook webhook = new Webhook(url.get(), names);
    check(webhook, allowed);
    return Optional.of(webhook);
  }
}
