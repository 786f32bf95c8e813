package dev.lector.webhooks.deliveries;

import dev.lector.events.DeliveryState;
import dev.lector.events.WebhookDelivery;
import dev.lector.events.WebhookReplay;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.TraceParent;
import dev.lector.subscription.WebhookAddresses;
import dev.lector.webhooks.deliveries.LaneAgenda.Visit;
import dev.lector.webhooks.sending.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps webhooks until they have arrived or are given up, and for a while after. Takes {@link
 * WebhookDelivery} to be opened and {@link WebhookReplay}; forwards every state of a webhook by its
 * id, without what may be secret of its address.
 *
 * <p>All that is kept is in stores. An attempt whose outcome was not recorded, since the process
 * died or the task went elsewhere, is still due, and made again under the same id.
 *
 * <p>A webhook and when it is due are in two stores, whose changelogs may end at different places
 * when a process dies. So a webhook is in the agenda before it is kept, leaves its old place there
 * last, and what does not fit together is mended where it is met: a webhook may be visited once too
 * often, but is never without a plan.
 */
final class DeliveryFold implements Processor<String, SpecificRecord, String, WebhookDelivery> {
  private static final Duration TURN = Duration.ofMillis(50);
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final String SOURCE = "/lector/webhooks";

  /** Lanes that a turn visits at most. */
  private static final int LANES = 1_000;

  /** Longest reason that is kept, UTF-16 units. */
  private static final int LONGEST_REASON = 500;

  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final int GONE = 410;

  private final WebhookAddresses allowed;
  private final RetrySchedule schedule;
  private final Duration retention;
  private final Attempts attempts;
  private final DeliveryCounts counts;
  private ProcessorContext<String, WebhookDelivery> context;
  private KeyValueStore<String, WebhookDelivery> deliveries;
  private KeyValueStore<String, Long> gone;
  private LaneAgenda agenda;

  /**
   * @param allowed where webhooks may go
   * @param schedule when they are tried
   * @param retention how long one is remembered that has arrived or was given up
   */
  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  DeliveryFold(
      WebhookAddresses allowed,
      RetrySchedule schedule,
      Duration retention,
      Attempts attempts,
      DeliveryCounts counts) {
    this.allowed = allowed;
    this.schedule = schedule;
    this.retention = retention;
    this.attempts = attempts;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, WebhookDelivery> processorContext) {
    context = processorContext;
    deliveries = context.getStateStore(Stores.DELIVERIES);
    gone = context.getStateStore(Stores.GONE);
    agenda = Stores.agenda(context);
    context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, this::turn);
    context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::forgetGone);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    long now = context.currentSystemTimeMs();
    switch (record.value()) {
      case WebhookDelivery asked -> open(asked, now);
      case WebhookReplay replay -> replay(replay.getWebhookId(), now);
      default -> throw new IllegalStateException("Nothing else is sent here");
    }
  }

  private void open(WebhookDelivery asked, long now) {
    String id = asked.getWebhookId();
    WebhookDelivery known = deliveries.get(id);
    if (known != null) {
      if (known.getState() == DeliveryState.PENDING) {
        // It is read again since a process died, maybe before the agenda had it.
        agenda.add(WebhookIds.laneOf(id), due(known), id);
      }
      return;
    }
    counts.opened.increment();
    Optional<String> wrong =
        asked.getReason().isEmpty() ? violation(asked.getUrl()) : Optional.of(asked.getReason());
    if (wrong.isPresent()) {
      giveUp(asked, wrong.get(), now);
    } else {
      plan(asked, null, now);
    }
  }

  /** Whatever an address does to its check, the record would be read again and do it again. */
  private Optional<String> violation(String url) {
    try {
      return allowed.violation(url);
    } catch (RuntimeException e) {
      // Without its message, which may have a secret of the address.
      return Optional.of("The webhook's URL cannot be checked: " + e.getClass().getSimpleName());
    }
  }

  private void replay(String id, long now) {
    WebhookDelivery known = deliveries.get(id);
    if (known == null) {
      return;
    }
    counts.replayed.increment();
    gone.delete(WebhookIds.endpoint(known.getTenant(), known.getUrl()));
    plan(WebhookDelivery.newBuilder(known).setAttempts(0).setReason("").build(), null, now);
  }

  private void turn(long now) {
    attempts.record((id, outcome) -> record(id, outcome, now));
    agenda.turn(now, LANES, (id, due) -> visit(id, due, now));
  }

  /** Does what is due, unless it has to wait for a place. */
  private Visit visit(String id, long due, long now) {
    if (attempts.isOpen(id)) {
      return Visit.PASSED;
    }
    WebhookDelivery known = deliveries.get(id);
    if (known == null || due(known) != due) {
      // Left by a process that died, or by one that remembered for another time.
      if (known != null) {
        agenda.add(WebhookIds.laneOf(id), due(known), id);
      }
      agenda.remove(WebhookIds.laneOf(id), due, id);
      return Visit.DONE;
    }
    if (known.getState() != DeliveryState.PENDING) {
      forget(known, now);
      return Visit.DONE;
    }
    Long until = gone.get(WebhookIds.endpoint(known.getTenant(), known.getUrl()));
    if (until != null && until > now) {
      giveUp(known, "The receiver has said before that it wants no more webhooks (410)", now);
      return Visit.DONE;
    }
    return attempts.begin(known) ? Visit.DONE : Visit.WAITS;
  }

  private void record(String id, Outcome outcome, long now) {
    WebhookDelivery known = deliveries.get(id);
    if (known == null || known.getState() != DeliveryState.PENDING) {
      return;
    }
    WebhookDelivery tried =
        WebhookDelivery.newBuilder(known)
            .setAttempts(known.getAttempts() + 1)
            .setStatus(outcome instanceof Outcome.Answered answer ? answer.status() : 0)
            .setReason("")
            .build();
    switch (outcome) {
      case Outcome.Answered(int status, _) when status >= OK && status < REDIRECT -> {
        counts.delivered.increment();
        end(tried, DeliveryState.DELIVERED, "", now);
      }
      case Outcome.Answered(int status, _) when status == GONE -> {
        counts.failed.increment();
        gone.put(
            WebhookIds.endpoint(known.getTenant(), known.getUrl()), now + retention.toMillis());
        giveUp(tried, "The receiver wants no more webhooks (410)", now);
      }
      case Outcome.Answered(int status, Duration retryAfter) ->
          failed(tried, "The receiver answered with " + status, retryAfter, now);
      case Outcome.Failed(String reason) -> failed(tried, reason, null, now);
      case Outcome.Refused(String reason) -> giveUp(known, reason, now);
    }
  }

  private void failed(
      WebhookDelivery tried, String reason, @Nullable Duration retryAfter, long now) {
    counts.failed.increment();
    if (schedule.goesOn(tried.getAttempts())) {
      plan(WebhookDelivery.newBuilder(tried).setReason(cut(reason)).build(), retryAfter, now);
    } else {
      giveUp(tried, reason, now);
    }
  }

  /** Plans the next attempt. */
  private void plan(WebhookDelivery delivery, @Nullable Duration asked, long now) {
    long due = schedule.next(now, delivery.getAttempts(), asked);
    keep(
        WebhookDelivery.newBuilder(delivery)
            .setState(DeliveryState.PENDING)
            .setUpdatedAt(Instant.ofEpochMilli(now))
            .setNextAttemptAt(Instant.ofEpochMilli(due))
            .build(),
        due,
        now);
  }

  private void giveUp(WebhookDelivery delivery, String reason, long now) {
    counts.dead.increment();
    end(delivery, DeliveryState.DEAD, reason, now);
  }

  private void end(WebhookDelivery delivery, DeliveryState state, String reason, long now) {
    WebhookDelivery ended =
        WebhookDelivery.newBuilder(delivery)
            .setState(state)
            .setReason(cut(reason))
            .setUpdatedAt(Instant.ofEpochMilli(now))
            .setNextAttemptAt(null)
            .build();
    keep(ended, due(ended), now);
  }

  private void keep(WebhookDelivery delivery, long due, long now) {
    String id = delivery.getWebhookId();
    WebhookDelivery before = deliveries.get(id);
    agenda.add(WebhookIds.laneOf(id), due, id);
    deliveries.put(id, delivery);
    if (before != null && due(before) != due) {
      agenda.remove(WebhookIds.laneOf(id), due(before), id);
    }
    publish(
        id,
        WebhookDelivery.newBuilder(delivery)
            .setUrl(WebhookIds.origin(delivery.getUrl()))
            .setData("")
            .setAudio("")
            .build(),
        now);
  }

  /** When the next attempt is due, or it is forgotten; ms since 1970 UTC. */
  private long due(WebhookDelivery delivery) {
    Instant next = delivery.getNextAttemptAt();
    return next == null
        ? delivery.getUpdatedAt().plus(retention).toEpochMilli()
        : next.toEpochMilli();
  }

  private void forget(WebhookDelivery delivery, long now) {
    String id = delivery.getWebhookId();
    publish(id, null, now);
    deliveries.delete(id);
    agenda.remove(WebhookIds.laneOf(id), due(delivery), id);
  }

  private void forgetGone(long now) {
    try (var all = gone.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        if (entry.value <= now) {
          gone.delete(entry.key);
        }
      }
    }
  }

  private void publish(String id, @Nullable WebhookDelivery state, long now) {
    RecordHeaders headers = new RecordHeaders();
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            SOURCE,
            WebhookDelivery.getClassSchema().getFullName(),
            Instant.ofEpochMilli(now))
        .write(headers);
    TraceParent.create().write(headers);
    context.forward(new Record<>(id, state, now, headers));
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }

  @Override
  public void close() {
    attempts.abandon();
  }
}
