package dev.lector.webhooks.sending;

import dev.lector.subscription.WebhookAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks hosts up, once for each connection, and gives the client the addresses that were checked
 * and no others: a name that has another address a moment later leads nowhere else. All addresses
 * of a name must be allowed.
 */
final class GuardedNames implements DnsResolver, AutoCloseable {
  private final Names names;
  private final WebhookAddresses allowed;
  private final Duration patience;
  private final ThreadPoolExecutor lookups;

  /** Knows the addresses of names. */
  @FunctionalInterface
  interface Names {
    /** All of them. */
    InetAddress[] of(String name) throws UnknownHostException;
  }

  /** A host is where nothing is sent. */
  static final class RefusedHostException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedHostException(String message) {
      super(message);
    }
  }

  /**
   * @param patience how long a lookup is waited for
   * @param most lookups at once
   */
  GuardedNames(Names names, WebhookAddresses allowed, Duration patience, int most) {
    this.names = names;
    this.allowed = allowed;
    this.patience = patience;
    // A lookup keeps a platform's thread for as long as it takes, whoever waits for it.
    this.lookups =
        new ThreadPoolExecutor(
            0,
            most,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("webhook-lookup-", 0).factory());
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = lookUp(host);
    for (InetAddress address : all) {
      Optional<String> violation = allowed.violation(address);
      if (violation.isPresent()) {
        throw new RefusedHostException(violation.get());
      }
    }
    return all;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return Arrays.stream(resolve(host))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    Future<InetAddress[]> lookup;
    try {
      lookup = lookups.submit(() -> names.of(host));
    } catch (RejectedExecutionException e) {
      throw new UnknownHostException("Too many hosts are being looked up");
    }
    try {
      return lookup.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnknownHostException("The webhook's host is not known");
    } catch (TimeoutException e) {
      throw new UnknownHostException("The webhook's host could not be looked up in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("Stopped");
    }
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
