package dev.lector.standalone;

import dev.lector.standalone.local.LocalServices;

/** Where everything that runs can be reached, each with its path. */
final class Addresses {
  private Addresses() {}

  static String of(LocalServices services) {
    return """
        Lector is ready at %1$s

          page      %1$s/
          docs      %1$s/docs
          HTTP API  %1$s/openapi.yaml
          OpenAI    %1$s/v1  (base_url)
          Kafka     %2$s
          registry  %3$s  (schema.registry.url)

        """
        .formatted(services.url(), services.bootstrap(), services.registry());
  }
}
