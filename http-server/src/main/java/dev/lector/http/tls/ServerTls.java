package dev.lector.http.tls;

import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** How a server speaks TLS 1.2 and 1.3. */
public final class ServerTls implements AutoCloseable {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final ReloadedTls tls;
  private final Clients clients;

  /** What is asked of clients. */
  enum Clients {
    /** Nothing. */
    ANY,
    /** A certificate; the connection is open without one, too. */
    ASKED,
    /** A certificate, without which there is no connection. */
    KNOWN
  }

  ServerTls(ReloadedTls tls, Clients clients) {
    this.tls = tls;
    this.clients = clients;
  }

  /** For one connection. */
  public SSLEngine engine() {
    SSLEngine engine = tls.context().createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setUseCipherSuitesOrder(true);
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    switch (clients) {
      case ANY -> parameters.setWantClientAuth(false);
      case ASKED -> parameters.setWantClientAuth(true);
      case KNOWN -> parameters.setNeedClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** Until when the certificate in use is valid. */
  public Optional<Instant> expiry() {
    return tls.expiry();
  }

  /** Looks at its files no longer. */
  @Override
  public void close() {
    tls.close();
  }
}
