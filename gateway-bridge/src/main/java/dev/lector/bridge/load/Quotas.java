package dev.lector.bridge.load;

import dev.lector.config.WatchedFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every tenant's quota: what the settings say for all, and what a file says for some, by what it
 * says now. Safe for use by many threads.
 */
public final class Quotas implements AutoCloseable {
  private static final String FILE = "tenants.limitsfile";

  private final Quota usual;
  private final @Nullable WatchedFile<Map<String, Quota>> file;
  private volatile Map<String, Quota> own = Map.of();

  private Quotas(QuotaSettings settings, Duration period) {
    this.usual = settings.usual();
    this.file =
        settings
            .file()
            .map(
                name ->
                    WatchedFile.open(
                        FILE,
                        name,
                        text -> QuotaFile.parse(text, usual, settings.retention().isPresent()),
                        quotas -> own = quotas,
                        period))
            .orElse(null);
  }

  /** The same for everybody. */
  static Quotas ofAll(Quota usual) {
    return new Quotas(
        new QuotaSettings(usual, Optional.empty(), Optional.of(Duration.ofDays(1))),
        WatchedFile.PERIOD);
  }

  /**
   * Begins to watch the file where there is one.
   *
   * @throws IllegalArgumentException when it cannot be read or is wrong
   */
  public static Quotas open(QuotaSettings settings) {
    return open(settings, WatchedFile.PERIOD);
  }

  static Quotas open(QuotaSettings settings, Duration period) {
    return new Quotas(settings, period);
  }

  /** The quota of a tenant now. */
  public Quota of(String tenant) {
    return own.getOrDefault(tenant, usual);
  }

  /** Watches the file no more. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
