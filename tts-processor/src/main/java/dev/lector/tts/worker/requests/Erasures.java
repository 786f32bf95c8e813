package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroDeserializer;
import dev.lector.serde.UndecodableRecordException;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the jobs that were erased, the latest of them, and deletes their audio. What a worker has
 * not heard of when it is done with a request, the ledger hears of: it says which objects are left
 * of an erased job, and one of the workers deletes them. Safe for use by many threads.
 */
public final class Erasures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

  /** Of requests that may still be on the queues. */
  private static final int MOST = 100_000;

  private final AudioStore store;
  private final Consumer<Collection<String>> deleted;
  private final SpecificAvroDeserializer<JobErased> deserializer;
  private final Follower follower;
  private final ErasedAudio leftovers;

  /** The tenant of each, by request. */
  private final Map<String, String> erased =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param store where the audio is; stays the caller's
   * @param deleted is told the URIs of what somebody deletes
   */
  public Erasures(
      WorkerConfig config,
      SchemaRegistryClient registry,
      AudioStore store,
      Stop stop,
      Consumer<Collection<String>> deleted) {
    this.store = store;
    this.deleted = deleted;
    this.deserializer = new SpecificAvroDeserializer<>(registry, JobErased.class);
    this.deserializer.configure(config.registry(), false);
    this.follower = new Follower(config, Topics.ERASURES, "erasures", stop, this::note);
    this.leftovers = new ErasedAudio(config, stop, this::removeLeftovers);
  }

  /** Starts to follow the topic, which has to be there. */
  public void follow() {
    follower.start();
    leftovers.start();
  }

  /** Whether a request's job was erased. */
  boolean cover(SpeechRequested request) {
    synchronized (erased) {
      return request.getTenant().equals(erased.get(request.getRequestId()));
    }
  }

  /** Deletes what was made for a job that was erased meanwhile. */
  void remove(SpeechSynthesized speech) throws AudioStoreException {
    List<String> uris = new ArrayList<>(List.of(speech.getAudio().getUri()));
    SpeechTimes times = speech.getTimes();
    if (times != null) {
      uris.add(times.getUri());
    }
    remove(uris);
  }

  void note(ConsumerRecord<byte[], byte[]> record) {
    read(record)
        .ifPresent(
            event -> {
              synchronized (erased) {
                erased.put(event.getRequestId(), event.getTenant());
              }
              deleted.accept(event.getAudio());
            });
  }

  private void removeLeftovers(ConsumerRecord<byte[], byte[]> record) throws AudioStoreException {
    Optional<JobErased> event = read(record);
    if (event.isPresent()) {
      remove(event.get().getAudio());
    }
  }

  private void remove(List<String> uris) throws AudioStoreException {
    deleted.accept(uris);
    for (String uri : uris) {
      try {
        Optional<AudioKey> key = store.keyOf(URI.create(uri));
        if (key.isPresent()) {
          store.remove(key.get());
        }
      } catch (IllegalArgumentException e) {
        LOG.warn("The audio of an erased job is nowhere: {}", uri, e);
      }
    }
  }

  private Optional<JobErased> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(deserializer.deserialize(record.topic(), record.value()));
    } catch (UndecodableRecordException e) {
      LOG.warn("An erasure at offset {} cannot be read: {}", record.offset(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    deserializer.close();
  }
}
