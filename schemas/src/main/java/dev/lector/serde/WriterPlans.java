package dev.lector.serde;

import dev.lector.registry.BoundedCache;
import dev.lector.registry.PortableSchemas;
import dev.lector.registry.RegisteredSchema;
import dev.lector.registry.SchemaRegistryClient;
import java.time.Clock;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Asks the registry once per topic and schema, then remembers. */
final class WriterPlans {

  private static final int CAPACITY = 1_000;

  private final SchemaRegistryClient registry;
  private final SerdeConfig config;
  private final String suffix;
  private final Clock clock;
  private final BoundedCache<Key, WriterPlan> plans = new BoundedCache<>(CAPACITY);

  /** The period makes an entry of the past unreachable; the bound lets it go. */
  private record Key(String topic, Schema schema, long period) {}

  WriterPlans(SchemaRegistryClient registry, SerdeConfig config, boolean isKey, Clock clock) {
    this.registry = registry;
    this.config = config;
    this.suffix = isKey ? "-key" : "-value";
    this.clock = clock;
  }

  WriterPlan of(String topic, Schema own) {
    return plans.get(new Key(topic, own, period()), key -> make(topic + suffix, own));
  }

  private long period() {
    if (!config.useLatest() || config.latestKept() == null) {
      return 0;
    }
    Instant now = clock.instant();
    return now.getEpochSecond() / Math.max(1, config.latestKept().toSeconds());
  }

  private WriterPlan make(String subject, Schema own) {
    SpecificData model = SpecificData.getForSchema(own);
    Schema portable = PortableSchemas.portable(own);
    // As with the official client, registering comes before the latest version.
    if (config.autoRegister()) {
      return WriterPlan.own(registry.register(subject, portable), own, model);
    }
    if (!config.useLatest()) {
      return WriterPlan.own(registry.lookup(subject, portable).id(), own, model);
    }
    RegisteredSchema latest = registry.latest(subject);
    return latest.schema().equals(portable)
        ? WriterPlan.own(latest.id(), own, model)
        : WriterPlan.resolved(latest.id(), own, latest.schema(), model);
  }
}
