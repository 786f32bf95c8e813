package dev.lector.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Until when certificates are valid, as a metric to alert on. */
public final class CertificateExpiry {
  private CertificateExpiry() {}

  /**
   * Shows it for a port that speaks TLS, as {@code lector_tls_certificate_expiry_seconds}, since
   * 1970 UTC. For one that does not there is no metric.
   *
   * @param port {@code clients} or {@code farm}
   * @param expiry of the certificate that is in use
   */
  public static void watch(MeterRegistry metrics, String port, Supplier<Optional<Instant>> expiry) {
    if (expiry.get().isPresent()) {
      Gauge.builder("lector.tls.certificate.expiry", () -> seconds(expiry.get()))
          .strongReference(true)
          .tag("port", port)
          .baseUnit("seconds")
          .description("Until when the certificate in use is valid, since 1970 UTC")
          .register(metrics);
    }
  }

  private static double seconds(Optional<Instant> expiry) {
    return expiry.map(time -> (double) time.getEpochSecond()).orElse(Double.NaN);
  }
}
