package dev.lector.webhooks.sending;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts over HTTP/1.1, on a connection of its own each time, so that each time the host is looked
 * up and its addresses are checked. Follows no redirect, keeps no cookie, reads no body of an
 * answer, and a header of bounded size.
 */
final class HttpAttempts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpAttempts.class);
  private static final int LONGEST_LINE = 8 << 10;
  private static final int MOST_HEADERS = 100;

  private final CloseableHttpClient client;
  private final Duration timeout;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-timer").factory());

  HttpAttempts(GuardedNames names, SendingLimits limits, InstantSource clock) {
    this.timeout = limits.timeout();
    this.clock = clock;
    Timeout longest = Timeout.of(limits.timeout());
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(names)
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                            .http1Config(
                                Http1Config.custom()
                                    .setMaxLineLength(LONGEST_LINE)
                                    .setMaxHeaderCount(MOST_HEADERS)
                                    .build())
                            .build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(longest)
                            .setSocketTimeout(longest)
                            .build())
                    .setMaxConnTotal(limits.attempts())
                    .setMaxConnPerRoute(limits.attempts())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(longest).build())
            .setConnectionReuseStrategy((_, _, _) -> false)
            .setUserAgent("Lector-Webhooks/1")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  /**
   * Posts a body.
   *
   * @param time of the attempt
   */
  Outcome post(Message message, Instant time, String body, String signature) {
    URI uri = URI.create(message.url());
    HttpPost post = new HttpPost(uri);
    post.setHeader("webhook-id", message.webhookId());
    post.setHeader("webhook-timestamp", Long.toString(time.getEpochSecond()));
    post.setHeader("webhook-signature", signature);
    post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    // Its own time-outs are those of single reads, of which a slow receiver may have many.
    Future<?> end = timer.schedule(() -> post.cancel(), timeout.toMillis(), TimeUnit.MILLISECONDS);
    HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
    try {
      ClassicHttpResponse response = client.executeOpen(host, post, null);
      Outcome outcome = answered(response);
      // Otherwise what closes the response would read the rest of it, however long it is.
      post.cancel();
      closeQuietly(response);
      return outcome;
    } catch (IOException | RuntimeException e) {
      return failed(e, end.isDone());
    } finally {
      end.cancel(false);
    }
  }

  private Outcome answered(ClassicHttpResponse response) {
    Optional<Header> retryAfter = Optional.ofNullable(response.getFirstHeader("Retry-After"));
    return new Outcome.Answered(
        response.getCode(),
        RetryAfter.parse(retryAfter.map(Header::getValue).orElse(null), clock.instant()));
  }

  /** What has been cut off does not close as it should. */
  private static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      LOG.trace("Cut off", e);
    }
  }

  private Outcome failed(Exception failure, boolean late) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof GuardedNames.RefusedHostException) {
        return new Outcome.Refused(String.valueOf(cause.getMessage()));
      }
    }
    if (late) {
      return new Outcome.Failed("There was no answer within %d ms".formatted(timeout.toMillis()));
    }
    return new Outcome.Failed(
        failure instanceof SSLException
            ? "No secure connection: " + failure.getMessage()
            : failure.getClass().getSimpleName()
                + (failure.getMessage() == null ? "" : ": " + failure.getMessage()));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new IllegalStateException("Closing connections failed", e);
    }
  }
}
