package dev.lector.bridge.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/** HTTP/1.1 connections whose requests can ask whether their client is still there. */
final class WatchedConnections implements ServerConnectionSelector {
  /** The connection of the request that the current thread answers. */
  static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

  private final Http1ConnectionSelector http1;

  WatchedConnections(Http1Config config) {
    this.http1 = Http1ConnectionSelector.builder().config(config).build();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    Connection connection = new Connection(context.dataReader());
    return new Watched(
        http1.connection(new WatchedContext(context, connection.reader())), connection);
  }

  private static final class Watched implements ServerConnection, InterruptableTask<Void> {
    private final ServerConnection http1;
    private final Connection connection;

    Watched(ServerConnection http1, Connection connection) {
      this.http1 = http1;
      this.connection = connection;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      ScopedValue.where(CURRENT, connection)
          .<Object, InterruptedException>call(
              () -> {
                http1.handle(limit);
                return this;
              });
    }

    @Override
    public Duration idleTime() {
      return http1.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
      http1.close(interrupt);
    }

    @Override
    public boolean canInterrupt() {
      return http1 instanceof InterruptableTask<?> task && task.canInterrupt();
    }
  }
}
