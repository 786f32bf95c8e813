package dev.lector.telemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A service's tracing as OpenTelemetry's variables configure it: off, unless {@code
 * OTEL_TRACES_EXPORTER} names an exporter or an OTLP endpoint is given.
 *
 * @see <a
 *     href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">the
 *     variables</a>
 */
public final class Telemetry implements AutoCloseable {
  /** How long spans that are not sent yet may hold up the end. */
  private static final Duration FLUSH = Duration.ofSeconds(5);

  private final @Nullable OpenTelemetrySdk sdk;
  private final Tracing tracing;

  private Telemetry(@Nullable OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracing = sdk == null ? Tracing.off() : Tracing.with(sdk);
  }

  /**
   * Starts it as the environment says.
   *
   * @param service its name, unless {@code OTEL_SERVICE_NAME} gives one
   * @throws IllegalArgumentException when a variable makes no sense
   */
  public static Telemetry start(String service) {
    if (!enabled(Telemetry::setting)) {
      return new Telemetry(null);
    }
    try {
      return new Telemetry(
          AutoConfiguredOpenTelemetrySdk.builder()
              .addPropertiesSupplier(() -> defaults(service))
              .disableShutdownHook()
              .build()
              .getOpenTelemetrySdk());
    } catch (ConfigurationException e) {
      String reason =
          e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
      throw new IllegalArgumentException(
          "Tracing cannot be set up as the OTEL_ variables say: " + reason, e);
    }
  }

  /**
   * @param settings values of the variables by their names; null or empty where not set
   */
  static boolean enabled(UnaryOperator<@Nullable String> settings) {
    if ("true".equalsIgnoreCase(settings.apply("OTEL_SDK_DISABLED"))) {
      return false;
    }
    String exporter = settings.apply("OTEL_TRACES_EXPORTER");
    if (given(exporter)) {
      return !"none".equalsIgnoreCase(exporter);
    }
    return given(settings.apply("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"))
        || given(settings.apply("OTEL_EXPORTER_OTLP_ENDPOINT"));
  }

  private static boolean given(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  /** In force where no variable says otherwise. Metrics are scraped, and logs are written. */
  private static Map<String, String> defaults(String service) {
    return Map.of(
        "otel.service.name", service,
        "otel.traces.exporter", "otlp",
        "otel.metrics.exporter", "none",
        "otel.logs.exporter", "none",
        // The JDK's HTTP client, which sends the spans, has no gRPC.
        "otel.exporter.otlp.protocol", "http/protobuf");
  }

  /** As the SDK looks it up: the system property of that name first. */
  private static @Nullable String setting(@Nullable String variable) {
    String name = String.valueOf(variable);
    String property = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
    return property == null ? System.getenv(name) : property;
  }

  /** Begins spans. */
  public Tracing tracing() {
    return tracing;
  }

  /** Sends what is not sent yet, for a while. */
  @Override
  public void close() {
    if (sdk != null) {
      var _ = sdk.shutdown().join(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
