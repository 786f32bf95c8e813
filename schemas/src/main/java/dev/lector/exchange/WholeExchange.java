package dev.lector.exchange;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Exchanges that end. The JDK's client stops its {@linkplain HttpRequest#timeout timeout} when a
 * response's header is there, and waits for the body for as long as its connection stays open.
 */
public final class WholeExchange {
  private WholeExchange() {}

  /**
   * Sends a request and reads the whole response.
   *
   * @param handler one whose body is there when the response is, so not a stream
   * @param limit from the start to the last byte
   * @throws HttpTimeoutException when it takes longer; the connection is closed then
   */
  public static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler, Duration limit)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, handler);
    try {
      return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      HttpTimeoutException late =
          new HttpTimeoutException("no whole response within %d ms".formatted(limit.toMillis()));
      late.initCause(e);
      throw late;
    } catch (InterruptedException e) {
      exchange.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("The exchange failed: " + e.getCause(), e);
    }
  }
}
