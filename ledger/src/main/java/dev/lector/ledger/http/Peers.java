package dev.lector.ledger.http;

import dev.lector.exchange.WholeExchange;
import dev.lector.http.tls.FarmClient;
import dev.lector.http.tls.FarmSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The other instances of the ledger. */
final class Peers implements AutoCloseable {
  /** Marks a question that must not be passed on again. */
  static final String FORWARDED = "Lector-Forwarded";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Bytes. */
  private static final long LONGEST_ANSWER = 64L << 20;

  private final FarmClient client;
  private final String scheme;

  /**
   * @param farm how instances know each other: all alike
   * @throws IllegalArgumentException when its files make no sense
   */
  Peers(FarmSettings farm) {
    this.client = new FarmClient(farm, PATIENCE);
    this.scheme = farm.scheme();
  }

  /**
   * Asks another instance.
   *
   * @param host its {@code host:port}
   * @param path with the query
   * @throws IOException when it does not answer
   */
  HttpResponse<byte[]> ask(String host, String path) throws IOException, InterruptedException {
    HttpRequest request =
        client
            .request(URI.create(scheme + "://" + host + path))
            .header(FORWARDED, "1")
            .GET()
            .build();
    return WholeExchange.send(
        client.http(),
        request,
        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER),
        PATIENCE);
  }

  @Override
  public void close() {
    client.close();
  }
}
