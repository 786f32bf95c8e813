package dev.lector.ledger.audit;

import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRequested;
import dev.lector.ledger.config.AuditConfig;
import dev.lector.ledger.events.Completions;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.outcomes.Outcomes;
import dev.lector.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Decides what becomes of a request that its queue has lost. */
public final class LostRequests {
  private final AuditConfig config;
  private final Deserializer<SpeechRequested> requests;

  public LostRequests(AuditConfig config, Deserializer<SpeechRequested> requests) {
    this.config = config;
    this.requests = requests;
  }

  /**
   * What is to be published.
   *
   * @param publish in this order
   * @param ended whether the request has ended by it, rather than gone into a queue again
   * @param reason for the log
   */
  record Verdict(List<Object> publish, boolean ended, String reason) {}

  /**
   * Decides.
   *
   * @param job as it is known
   * @param request as the audit knows it
   * @param lost its last position
   * @param found what is there, if anything
   * @throws SerializationException when the record cannot be read now, but perhaps later
   */
  Verdict of(
      Job job,
      QueuedRequest request,
      QueuePosition lost,
      Optional<ConsumerRecord<byte[], byte[]>> found,
      long now) {
    Optional<ConsumerRecord<byte[], byte[]>> own =
        found.filter(record -> isOf(job.getRequestId(), record));
    if (own.isEmpty()) {
      String reason =
          "No worker ended the request, and its record ("
              + lost
              + ") is not kept any more: send it again";
      return end(job, RejectionCode.SYNTHESIS_FAILED, true, reason, Optional.empty(), now);
    }
    ConsumerRecord<byte[], byte[]> record = own.get();
    if (request.republished() >= config.republications()) {
      String reason =
          "The queue gave the request up before any worker ended it ("
              + lost
              + "), and so it did after the ledger had published it again "
              + request.republished()
              + " times";
      return end(
          job,
          RejectionCode.POISONED,
          false,
          reason,
          Republication.deadLetter(record, reason),
          now);
    }
    String reason = "The queue gave it up before any worker ended it (" + lost + ")";
    return Republication.again(record, reason)
        .map(again -> new Verdict(List.of(again), false, reason))
        .orElseGet(
            () ->
                end(
                    job,
                    RejectionCode.SYNTHESIS_FAILED,
                    true,
                    reason + ", and it is too large to be published again",
                    Optional.empty(),
                    now));
  }

  private boolean isOf(String requestId, ConsumerRecord<byte[], byte[]> record) {
    try {
      SpeechRequested request = requests.deserialize(record.topic(), record.value());
      String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
      return request != null && JobEvents.of(key, request, "").getRequestId().equals(requestId);
    } catch (UndecodableRecordException e) {
      return false; // Another's: this request's record was decoded when it was read first.
    }
  }

  private static Verdict end(
      Job job,
      RejectionCode code,
      boolean retryable,
      String reason,
      Optional<Republication> letter,
      long now) {
    List<Object> publish = new ArrayList<>(2);
    letter.ifPresent(publish::add);
    publish.add(
        Completions.rejected(Outcomes.of(job), Outcomes.rejected(code, reason, retryable), now));
    return new Verdict(publish, true, reason);
  }
}
