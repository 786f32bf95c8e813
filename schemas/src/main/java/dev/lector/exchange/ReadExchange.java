package dev.lector.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What bridges and workers tell one another in the header of a {@code POST /read}. */
public final class ReadExchange {
  /** Tells bridges that a worker answers, and nothing else that listens. */
  public static final String MEDIA_TYPE = "application/vnd.lector.reading+json";

  /** Whose the text is, {@linkplain #encoded encoded}: a worker has tenants read in turn. */
  public static final String TENANT = "Lector-Tenant";

  /** How long the bridge waits for the answer, ms: no worker reads on after that. */
  public static final String LIMIT_MS = "Lector-Limit-Ms";

  private ReadExchange() {}

  /** A tenant as a header may have it. */
  public static String encoded(String tenant) {
    return URLEncoder.encode(tenant, StandardCharsets.UTF_8);
  }
}
