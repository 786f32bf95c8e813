package dev.lector.tts.ledger;

import dev.lector.events.Job;
import dev.lector.events.SpeechRequested;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The job that each request opens, which says on which topic the request was seen. */
final class RequestsAsJobs extends ContextualProcessor<String, SpeechRequested, String, Job> {
  @Override
  public void process(Record<String, SpeechRequested> record) {
    String queue = context().recordMetadata().map(RecordMetadata::topic).orElse("");
    Job job = Sightings.of(record.key(), record.value(), queue);
    context().forward(record.withKey(job.getRequestId()).withValue(job));
  }
}
