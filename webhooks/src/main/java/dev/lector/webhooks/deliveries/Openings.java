package dev.lector.webhooks.deliveries;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.events.BatchFinished;
import dev.lector.events.Job;
import dev.lector.events.JobState;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.Webhook;
import dev.lector.events.WebhookDelivery;
import dev.lector.subscription.WebhookEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook that an event of a job or a batch asks for, if it asks for one. */
final class Openings {
  private Openings() {}

  static Optional<WebhookDelivery> of(Job job) {
    WebhookEvent event = event(job.getState());
    Instant time = Objects.requireNonNullElse(job.getFinishedAt(), job.getRequestedAt());
    return of(job.getWebhook(), event)
        .map(
            opened ->
                finished(
                    opened
                        .setTenant(job.getTenant())
                        .setSubject(job.getRequestId())
                        .setOccurredAt(time)
                        .setAudio(audio(job)),
                    EventData.of(job)));
  }

  static Optional<WebhookDelivery> of(BatchFinished batch) {
    return of(batch.getWebhook(), WebhookEvent.BATCH_COMPLETED)
        .map(
            opened ->
                finished(
                    opened
                        .setTenant(batch.getTenant())
                        .setSubject(batch.getBatchId())
                        .setOccurredAt(batch.getFinishedAt()),
                    EventData.of(batch)));
  }

  /**
   * With a filter that names what is no event, the end is told of, to nobody: so that whoever sent
   * it learns of it where webhooks are looked at.
   */
  private static Optional<WebhookDelivery.Builder> of(
      @Nullable Webhook webhook, WebhookEvent event) {
    if (webhook == null) {
      return Optional.empty();
    }
    Optional<String> unknown = WebhookEvent.unknown(webhook.getEvents());
    boolean wanted =
        unknown.isPresent()
            ? event != WebhookEvent.JOB_QUEUED
            : event.isWantedBy(webhook.getEvents());
    return wanted
        ? Optional.of(
            WebhookDelivery.newBuilder()
                .setType(event.type())
                .setUrl(webhook.getUrl())
                .setReason(
                    unknown
                        .map(name -> "The filter names '%s', which is no event".formatted(name))
                        .orElse("")))
        : Optional.empty();
  }

  private static WebhookDelivery finished(WebhookDelivery.Builder opened, ObjectNode data) {
    return opened
        .setWebhookId(
            WebhookIds.of(
                opened.getTenant(), opened.getUrl(), opened.getType(), opened.getSubject()))
        .setData(data.toString())
        .build();
  }

  private static WebhookEvent event(JobState state) {
    return switch (state) {
      case QUEUED -> WebhookEvent.JOB_QUEUED;
      case SUCCEEDED -> WebhookEvent.JOB_SUCCEEDED;
      case FAILED -> WebhookEvent.JOB_FAILED;
    };
  }

  private static String audio(Job job) {
    return job.getOutcome() instanceof SpeechSynthesized done ? done.getAudio().getUri() : "";
  }
}
