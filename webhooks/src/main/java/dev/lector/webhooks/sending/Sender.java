package dev.lector.webhooks.sending;

import dev.lector.subscription.WebhookAddresses;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes attempts, each on a virtual thread, as many at once as {@link SendingLimits} allow. Keeps
 * nothing else: what there is no place for stays where it is.
 */
public final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final WebhookAddresses allowed;
  private final Secrets secrets;
  private final Links links;
  private final InstantSource clock;
  private final int most;
  private final Places places;
  private final GuardedNames names;
  private final HttpAttempts attempts;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
  private volatile boolean stopped;

  /**
   * @param allowed where webhooks may go
   * @param secrets what they are signed with
   * @param links to the audio they tell of
   * @param clock dates attempts
   */
  public Sender(
      SendingLimits limits,
      WebhookAddresses allowed,
      Secrets secrets,
      Links links,
      InstantSource clock) {
    this(limits, allowed, secrets, links, clock, InetAddress::getAllByName);
  }

  Sender(
      SendingLimits limits,
      WebhookAddresses allowed,
      Secrets secrets,
      Links links,
      InstantSource clock,
      GuardedNames.Names resolver) {
    this.allowed = allowed;
    this.secrets = secrets;
    this.links = links;
    this.clock = clock;
    this.most = limits.attempts();
    this.places = new Places(limits);
    this.names = new GuardedNames(resolver, allowed, limits.timeout(), limits.attempts());
    this.attempts = new HttpAttempts(names, limits, clock);
  }

  /**
   * Begins an attempt, if there is a place for it.
   *
   * @param recorder is told what came of it, on another thread; the place is free when it is told
   * @return false when there is none, or it is stopped
   */
  public boolean offer(Message message, Consumer<Outcome> recorder) {
    String host = host(message);
    if (stopped || !places.enter(message.tenant(), host)) {
      return false;
    }
    threads.execute(
        () -> {
          Outcome outcome = attempt(message);
          places.leave(message.tenant(), host);
          recorder.accept(outcome);
        });
    return true;
  }

  private Outcome attempt(Message message) {
    try {
      Optional<String> violation = allowed.violation(message.url());
      if (violation.isPresent()) {
        return new Outcome.Refused(violation.get());
      }
      Instant now = clock.instant();
      String body = message.body(links);
      return secrets
          .sign(message.tenant(), message.webhookId(), now.getEpochSecond(), body)
          .map(signature -> attempts.post(message, now, body, signature))
          .orElseGet(
              () ->
                  new Outcome.Refused(
                      "There is no secret to sign with: the tenant has none in lector.webhooks.secrets"));
    } catch (RuntimeException | Error e) {
      LOG.error("The attempt at {} failed within", message, e);
      return new Outcome.Failed("The attempt failed within Lector: " + e);
    }
  }

  /** What the places of a host are counted by: the tenant and the host. */
  private static String host(Message message) {
    try {
      URI uri = URI.create(message.url());
      return message.tenant() + '\u001f' + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return message.tenant();
    }
  }

  /** Attempts that may be under way at once. */
  public int most() {
    return most;
  }

  /** Attempts under way. */
  public int underWay() {
    return places.taken();
  }

  /** Begins no more attempts; those under way go on. */
  public void stop() {
    stopped = true;
  }

  /** Ends everything; of attempts under way it is not known what becomes of them. */
  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
    attempts.close();
    names.close();
  }
}
