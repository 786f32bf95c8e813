package dev.lector.webhooks.deliveries;

import dev.lector.events.BatchFinished;
import dev.lector.events.Job;
import dev.lector.events.WebhookDelivery;
import dev.lector.events.WebhookReplay;
import dev.lector.subscription.WebhookAddresses;
import dev.lector.topics.Topics;
import dev.lector.webhooks.sending.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The path of webhooks. All of a lane, so of a tenant to a host, come to one task, whichever job
 * they tell of.
 *
 * <pre>
 * speech.jobs, speech.batches.finished ─ opened ─┐
 * speech.webhooks.replays ───────── by lane ─────┴─ delivery fold ─ speech.webhooks
 * </pre>
 */
public final class DeliveryTopology {
  private final Serde<WebhookDelivery> deliveries;
  private final Serde<WebhookReplay> replays;
  private final Serde<Job> jobs;
  private final Serde<BatchFinished> batches;
  private final int partitions;
  private final Supplier<DeliveryFold> fold;

  /** Makes serdes of events, which write internal topics and stores as the public topics are. */
  @FunctionalInterface
  public interface EventSerdes {
    /** The serde of an event. */
    <T extends SpecificRecord> Serde<T> of(String topic, Class<T> type);
  }

  /**
   * @param partitions of the internal topic, so how many instances can share the work
   * @param sender makes attempts
   * @param allowed where webhooks may go
   * @param schedule when they are tried
   * @param retention how long ended ones are remembered
   * @param counts told what happens
   * @param unrecorded counts attempts whose outcome is not recorded
   */
  @SuppressWarnings("TooManyParameters") // everything a webhook meets on its way, once each
  public DeliveryTopology(
      EventSerdes serdes,
      int partitions,
      Sender sender,
      WebhookAddresses allowed,
      RetrySchedule schedule,
      Duration retention,
      DeliveryCounts counts,
      AtomicInteger unrecorded) {
    this.deliveries = serdes.of(Topics.WEBHOOKS, WebhookDelivery.class);
    this.replays = serdes.of(Topics.WEBHOOK_REPLAYS, WebhookReplay.class);
    this.jobs = serdes.of(Topics.JOBS, Job.class);
    this.batches = serdes.of(Topics.FINISHED_BATCHES, BatchFinished.class);
    this.partitions = partitions;
    this.fold =
        () ->
            new DeliveryFold(
                allowed, schedule, retention, new Attempts(sender, unrecorded), counts);
  }

  /** Everything together. */
  public Topology build() {
    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, WebhookDelivery> ofJobs =
        builder.stream(Topics.JOBS, consumed(jobs, "jobs"))
            .flatMapValues(
                job -> job == null ? List.of() : list(Openings.of(job)),
                Named.as("webhooks-of-jobs"));
    KStream<String, WebhookDelivery> ofBatches =
        builder.stream(Topics.FINISHED_BATCHES, consumed(batches, "finished-batches"))
            .flatMapValues(
                batch -> batch == null ? List.of() : list(Openings.of(batch)),
                Named.as("webhooks-of-batches"));
    KStream<String, SpecificRecord> opened =
        ofJobs
            .merge(ofBatches, Named.as("webhooks"))
            .selectKey((_, asked) -> WebhookIds.laneOf(asked.getWebhookId()), Named.as("by-lane"))
            .repartition(repartitioned("opened", deliveries))
            .mapValues(SpecificRecord.class::cast, Named.as("opened-as-events"));
    KStream<String, SpecificRecord> again =
        builder.stream(Topics.WEBHOOK_REPLAYS, consumed(replays, "replays"))
            .filter((_, replay) -> replay != null, Named.as("replays"))
            .map(
                (_, replay) -> KeyValue.pair(WebhookIds.laneOf(replay.getWebhookId()), replay),
                Named.as("replays-by-lane"))
            .filter((lane, _) -> !lane.isEmpty(), Named.as("replays-of-webhooks"))
            .repartition(repartitioned("replayed", replays))
            .mapValues(SpecificRecord.class::cast, Named.as("replays-as-events"));
    builder.addStateStore(Stores.builder(Stores.DELIVERIES, Serdes.String(), deliveries));
    builder.addStateStore(Stores.agenda());
    builder.addStateStore(Stores.gone());
    opened
        .merge(again, Named.as("news"))
        .process(
            fold::get, Named.as("delivery-fold"), Stores.DELIVERIES, Stores.AGENDA, Stores.GONE)
        .to(Topics.WEBHOOKS, Produced.with(Serdes.String(), deliveries).withName("to-webhooks"));
    return builder.build();
  }

  private static <V> List<V> list(Optional<V> value) {
    return value.stream().toList();
  }

  private static <V> Consumed<String, V> consumed(Serde<V> values, String name) {
    return Consumed.with(Serdes.String(), values).withName("from-" + name);
  }

  private <V> Repartitioned<String, V> repartitioned(String name, Serde<V> values) {
    return Repartitioned.<String, V>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(values)
        .withNumberOfPartitions(partitions);
  }
}
