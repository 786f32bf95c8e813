package dev.lector.bridge.streams;

import dev.lector.audio.AudioStore;
import dev.lector.events.AudioSegment;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All streams that clients listen to at this bridge: hands segments on as they come by, and never
 * waits for a client. Safe for use by many threads.
 */
public final class AudioStreams implements AutoCloseable {
  /** Most bytes that wait for one client; beyond them it reads the log by itself. */
  static final int BUFFER = 1 << 20;

  /** All buffers together are an eighth of the heap at most. */
  private static final int SHARE_OF_HEAP = 8;

  /** Clients that read the log by themselves at once: each has a consumer. */
  private static final int LOG_READERS = 16;

  /** Streams whose beginning is known, for whoever comes to them later. */
  private static final int MOST_BEGUN = 10_000;

  private final AudioStore store;
  private final SegmentLog log;
  private final Abandoning abandoning;
  private final Duration patience;
  private final AtomicLong buffered = new AtomicLong();
  private final long mostBuffered;
  private final Semaphore readers = new Semaphore(LOG_READERS);
  private final Map<String, List<AudioStream>> streams = new ConcurrentHashMap<>();

  /** Offset of the last segment that has come by, by partition. */
  private final Map<Integer, Long> seen = new ConcurrentHashMap<>();

  private final Map<String, Cursor> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cursor> eldest) {
          return size() > MOST_BEGUN;
        }
      };

  private volatile boolean stopped;

  /**
   * @param patience how long a client waits for the next piece at most
   */
  public AudioStreams(AudioStore store, SegmentLog log, Abandoning abandoning, Duration patience) {
    this(store, log, abandoning, patience, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  AudioStreams(
      AudioStore store,
      SegmentLog log,
      Abandoning abandoning,
      Duration patience,
      long mostBuffered) {
    this.store = store;
    this.log = log;
    this.abandoning = abandoning;
    this.patience = patience;
    this.mostBuffered = mostBuffered;
  }

  /**
   * A segment has come by. For one thread a partition.
   *
   * @param offset of its record
   */
  public void segment(int partition, long offset, AudioSegment segment) {
    String id = segment.getRequestId();
    if (segment.getByteOffset() == 0) {
      synchronized (begun) {
        begun.putIfAbsent(id, new Cursor(partition, offset - 1, 0, ""));
      }
    }
    seen.put(partition, offset);
    streams.getOrDefault(id, List.of()).forEach(one -> one.offer(partition, offset, segment));
  }

  /** A request has ended. */
  public void ended(SpeechFinished outcome) {
    String id = outcome.getRequestId();
    List<AudioStream> all = streams.getOrDefault(id, List.of());
    for (AudioStream one : List.copyOf(all)) {
      if (one.whose().isOfTenant(outcome)) {
        boolean over = true;
        if (one.whose().has(outcome)) {
          over = one.ended(outcome.getOutcome());
        } else {
          one.end("The id stands for another text");
        }
        if (over) {
          all.remove(one);
        }
      }
    }
    streams.computeIfPresent(id, (_, left) -> left.isEmpty() ? null : left);
  }

  /**
   * Follows a request's audio from its beginning, from now on: to be called before the request is
   * published.
   *
   * @param fingerprint digest of what was asked
   * @param ofItsOwn whether the request is nobody's but this client's
   */
  public AudioStream follow(String requestId, String tenant, String fingerprint, boolean ofItsOwn) {
    Whose whose = new Whose(requestId, tenant, fingerprint);
    return added(new AudioStream(this, whose, Cursor.BEGINNING, ofItsOwn));
  }

  /**
   * Goes on where a client has stopped, or from the beginning where that is known.
   *
   * @param fingerprint digest of what was asked; null when it is not known
   * @param heard how far it had heard
   */
  public AudioStream resume(
      String requestId, String tenant, @Nullable String fingerprint, Cursor heard) {
    Cursor from = heard;
    if (!heard.isInLog()) {
      synchronized (begun) {
        Cursor beginning = begun.get(requestId);
        if (beginning != null) {
          from =
              new Cursor(beginning.partition(), beginning.offset(), heard.bytes(), heard.object());
        }
      }
    }
    AudioStream stream =
        added(
            new AudioStream(
                this,
                new Whose(requestId, tenant, fingerprint == null ? "" : fingerprint),
                from,
                false));
    if (from.isInLog()) {
      Long last = seen.get(from.partition());
      stream.readLogUpTo(last == null ? Long.MAX_VALUE : last);
    }
    return stream;
  }

  /** Audio that is whole. */
  public AudioStream whole(SpeechSynthesized speech, Cursor heard) {
    AudioStream stream =
        new AudioStream(this, Whose.NOBODYS, Cursor.ofStore(heard.bytes(), heard.object()), false);
    if (!stream.ended(speech)) {
      stream.end("The audio in the store is not the one that was heard");
    }
    return stream;
  }

  /** Whether audio in the store goes on where a client has stopped to hear. */
  boolean continues(SpeechSynthesized speech, Cursor heard) {
    return heard.mayBeOf(object(speech));
  }

  StoredRest rest(SpeechSynthesized speech, long position) throws IOException {
    return StoredRest.open(store, speech.getAudio(), position, object(speech));
  }

  /** What tells the object of an outcome from others, as in a {@link Cursor}. */
  String object(SpeechSynthesized speech) {
    try {
      return store
          .keyOf(URI.create(speech.getAudio().getUri()))
          .map(key -> Cursor.object(key.value()))
          .orElse("");
    } catch (IllegalArgumentException e) {
      return ""; // no URI
    }
  }

  private AudioStream added(AudioStream stream) {
    streams.compute(
        stream.whose().requestId(),
        (_, known) -> {
          List<AudioStream> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(stream);
          return all;
        });
    return stream;
  }

  /** A stream is closed. */
  void left(AudioStream stream, boolean unwanted) {
    boolean alone =
        streams.computeIfPresent(
                stream.whose().requestId(),
                (_, all) -> {
                  all.remove(stream);
                  return all.isEmpty() ? null : all;
                })
            == null;
    if (unwanted && alone && !stopped) {
      abandoning.abandon(stream.whose().requestId(), stream.whose().tenant());
    }
  }

  Buffer buffer() {
    return new Buffer(BUFFER, buffered, mostBuffered);
  }

  Duration patience() {
    return patience;
  }

  /** Reads the log, if not too many do. */
  Optional<SegmentLog.Reading> read(int partition, long offset) throws IOException {
    if (!readers.tryAcquire()) {
      return Optional.empty();
    }
    boolean opened = false;
    try {
      SegmentLog.Reading reading = log.open(partition, offset);
      opened = true;
      return Optional.of(reading);
    } finally {
      if (!opened) {
        readers.release();
      }
    }
  }

  /** Reads it no longer. */
  void leave(SegmentLog.Reading reading) {
    reading.close();
    readers.release();
  }

  /** Bytes that wait for clients now. */
  public long buffered() {
    return buffered.get();
  }

  /** How many streams are open. */
  public int size() {
    return streams.values().stream().mapToInt(List::size).sum();
  }

  /** Whoever leaves from now on does so because the bridge stops, and may come to another one. */
  public void stop() {
    stopped = true;
  }

  /** Ends all streams that are left. */
  @Override
  public void close() {
    stop();
    streams.values().forEach(all -> all.forEach(one -> one.end("The bridge stops")));
  }
}
