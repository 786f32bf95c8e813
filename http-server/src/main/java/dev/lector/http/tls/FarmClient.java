package dev.lector.http.tls;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Asks other parts of the farm over HTTP/1.1. Safe for use by many threads. */
public final class FarmClient implements AutoCloseable {
  private final FarmSettings farm;
  private final Duration connect;
  private final Optional<ReloadedTls> tls;
  private @Nullable SSLContext context;
  private HttpClient http;

  /**
   * @param connect longest wait for a connection
   * @throws IllegalArgumentException when the files of TLS make no sense; names the file
   */
  public FarmClient(FarmSettings farm, Duration connect) {
    this.farm = farm;
    this.connect = connect;
    this.tls = farm.openClient();
    this.context = tls.map(ReloadedTls::context).orElse(null);
    this.http = client(context);
  }

  /**
   * For a server that is no part of the farm, whom nothing is shown.
   *
   * @param ca file of the authorities that are trusted, PEM; empty for those that the JVM trusts
   * @param connect longest wait for a connection
   * @throws IllegalArgumentException when the file makes no sense; names it
   */
  public static FarmClient trusting(String ca, Duration connect) {
    return new FarmClient(
        new FarmSettings("", "", ca, false, true, List.of(), TlsSettings.RELOAD), connect);
  }

  private HttpClient client(@Nullable SSLContext with) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connect);
    return with == null ? builder.build() : builder.sslContext(with).build();
  }

  /** What to send requests with now. */
  public synchronized HttpClient http() {
    SSLContext now = tls.map(ReloadedTls::context).orElse(null);
    if (!Objects.equals(now, context)) {
      http.shutdown(); // what it has begun, it finishes
      context = now;
      http = client(now);
    }
    return http;
  }

  /**
   * A request, with the secret of the farm where it has one.
   *
   * @throws IllegalArgumentException when it would go out in the clear although ports of the farm
   *     speak TLS
   */
  public HttpRequest.Builder request(URI uri) {
    farm.requireScheme("The address of a part of the farm", uri.toString());
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    farm.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  @Override
  public synchronized void close() {
    http.shutdownNow();
    tls.ifPresent(ReloadedTls::close);
  }
}
