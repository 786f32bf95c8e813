package dev.lector.http.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS from files that one thread looks at from time to time. What it reads in changed files counts
 * from then on; where they make no sense it says so once, and what was there before still counts.
 */
final class ReloadedTls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadedTls.class);

  /** Certificates that are renewed by programs have weeks left when they are. */
  private static final Duration SOON = Duration.ofDays(7);

  private static final Duration BETWEEN_WARNINGS = Duration.ofDays(1);

  private final PemFiles files;
  private final boolean names;
  private final ScheduledThreadPoolExecutor timer;
  private String seen;
  private Instant warned = Instant.EPOCH;
  private volatile KeyMaterial current;

  /**
   * Reads the files.
   *
   * @param names whether a server has to have a certificate for the name it is called by
   * @param interval between two looks at the files
   * @throws IllegalArgumentException when they make no sense; names the file
   */
  ReloadedTls(PemFiles files, boolean names, Duration interval) {
    this.files = files;
    this.names = names;
    Snapshot first = Snapshot.of(files);
    this.seen = first.digest();
    this.current = KeyMaterial.of(files, first, names);
    tell(current);
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("tls-files").factory());
    long period = interval.toMillis();
    var _ = timer.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  /** For the next connection. */
  SSLContext context() {
    return current.context();
  }

  /** Until when the certificate in use is valid; empty without one. */
  Optional<Instant> expiry() {
    return current.certificate().map(ReloadedTls::until);
  }

  private void look() {
    try {
      Snapshot now = Snapshot.of(files);
      if (!now.digest().equals(seen)) {
        seen = now.digest();
        KeyMaterial read = KeyMaterial.of(files, now, names);
        current = read;
        tell(read);
      }
      warn();
    } catch (RuntimeException e) {
      LOG.error("{}; what was read before is still in use", e.getMessage());
    }
  }

  private static void tell(KeyMaterial material) {
    material
        .certificate()
        .ifPresent(
            certificate ->
                LOG.info(
                    "TLS with the certificate of {}, valid until {}",
                    certificate.getSubjectX500Principal(),
                    until(certificate)));
  }

  private void warn() {
    Optional<X509Certificate> certificate = current.certificate();
    Instant now = Instant.now();
    if (certificate.isPresent()
        && until(certificate.get()).isBefore(now.plus(SOON))
        && warned.isBefore(now.minus(BETWEEN_WARNINGS))) {
      warned = now;
      LOG.warn(
          "The certificate of {} in {} is valid only until {}",
          certificate.get().getSubjectX500Principal(),
          files.certificate().orElseThrow(),
          until(certificate.get()));
    }
  }

  private static Instant until(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
