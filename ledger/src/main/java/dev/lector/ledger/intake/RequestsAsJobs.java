package dev.lector.ledger.intake;

import dev.lector.events.Job;
import dev.lector.events.SpeechRequested;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.audit.QueuePosition;
import dev.lector.ledger.jobs.JobEvents;
import dev.lector.topics.ShareGroups;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The job that each request opens, which says on which topic the request was seen; in its headers
 * where in a queue, and the trace, in place of all others of the requester's.
 */
final class RequestsAsJobs extends ContextualProcessor<String, SpeechRequested, String, Job> {
  private static final Set<String> QUEUES =
      ShareGroups.queues().stream()
          .map(ShareGroups.Queue::topic)
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public void process(Record<String, SpeechRequested> record) {
    RecordMetadata at = context().recordMetadata().orElseThrow();
    RecordHeaders headers = new RecordHeaders();
    TraceParent.read(record.headers()).ifPresent(trace -> trace.write(headers));
    if (QUEUES.contains(at.topic())) {
      new QueuePosition(at.topic(), at.partition(), at.offset()).write(headers);
    }
    Job job = JobEvents.of(record.key(), record.value(), at.topic());
    context().forward(record.withKey(job.getRequestId()).withValue(job).withHeaders(headers));
  }
}
