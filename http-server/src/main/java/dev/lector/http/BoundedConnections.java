package dev.lector.http;

import dev.lector.http.tls.ServerTls;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** HTTP/1.1 connections within {@link ConnectionLimits}. */
final class BoundedConnections implements ServerConnectionSelector {
  /** Whose the bytes are that belong to no request yet; no tenant has a blank in its name. */
  private static final String UNUSED = "not yet used";

  private final Http1ConnectionSelector http1;
  private final ConnectionLimits limits;
  private final ByteBudget budget;
  private final Addresses addresses;
  private final Watchdog watchdog;
  private final Optional<ServerTls> tls;
  private final HandshakeLog handshakes = new HandshakeLog();

  BoundedConnections(
      Http1Config config,
      ConnectionLimits limits,
      ByteBudget budget,
      Watchdog watchdog,
      Optional<ServerTls> tls) {
    this.http1 = Http1ConnectionSelector.builder().config(config).build();
    this.limits = limits;
    this.budget = budget;
    this.addresses = new Addresses(limits.perAddress());
    this.watchdog = watchdog;
    this.tls = tls;
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
    String address = ClientNetwork.of(context.remotePeer().address());
    if (!addresses.enter(address)) {
      throw new CloseConnectionException("Too many connections of this address");
    }
    Transport socket = new PlainTransport(context.dataReader(), context.dataWriter());
    Connection connection =
        new Connection(
            tls.<Transport>map(it -> new TlsTransport(socket, it.engine())).orElse(socket),
            limits,
            budget.lease(UNUSED));
    BoundedContext bounded =
        new BoundedContext(
            context,
            connection.reader(),
            new TimedWriter(context.dataWriter(), connection),
            tls.isPresent());
    return new Bounded(http1.connection(bounded), connection, context, address);
  }

  private final class Bounded implements ServerConnection, InterruptableTask<Void> {
    private final ServerConnection delegate;
    private final Connection connection;
    private final ConnectionContext context;
    private final String address;

    Bounded(
        ServerConnection delegate,
        Connection connection,
        ConnectionContext context,
        String address) {
      this.delegate = delegate;
      connection.whenEnded(() -> delegate.close(false));
      this.connection = connection;
      this.context = context;
      this.address = address;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      watchdog.watch(connection, context.serverSocket());
      try {
        ScopedValue.where(Connection.CURRENT, connection)
            .<Object, InterruptedException>call(
                () -> {
                  delegate.handle(limit);
                  return this;
                });
      } catch (HandshakeFailedException e) {
        handshakes.failed(context.remotePeer().address(), e);
        throw e;
      } finally {
        connection.close();
        watchdog.forget(connection);
        addresses.leave(address);
      }
    }

    @Override
    public Duration idleTime() {
      return Duration.ZERO; // the limits see to that
    }

    @Override
    public void close(boolean interrupt) {
      delegate.close(interrupt);
    }

    @Override
    public boolean canInterrupt() {
      return delegate instanceof InterruptableTask<?> task && task.canInterrupt();
    }
  }
}
