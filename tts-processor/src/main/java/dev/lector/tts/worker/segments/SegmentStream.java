package dev.lector.tts.worker.segments;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.audio.AudioKey;
import dev.lector.events.AudioSegment;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpokenWord;
import dev.lector.headers.CloudEventHeaders;
import dev.lector.headers.ReplyHeaders;
import dev.lector.speech.reading.CodePoints;
import dev.lector.speech.synthesis.SpeechPart;
import dev.lector.speech.synthesis.Timings;
import dev.lector.speech.text.SourceRange;
import dev.lector.telemetry.Sending;
import dev.lector.topics.Topics;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of one request, sent one after the other. A convenience, as replies are: what cannot
 * be sent ends the stream without its last segment, and whoever listens finds the whole where the
 * outcome says. For one thread at a time.
 */
public final class SegmentStream {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentStream.class);

  /** Segments on their way at once: a megabyte. */
  private static final int MOST_SENT = 4;

  private static final SourceRange NOWHERE = new SourceRange(0, 0);

  private final Segments.Sender sender;
  private final Destination destination;
  private final Optional<ReplyHeaders> reply;
  private final SpeechRequested request;
  private final int attempt;
  private final CodePoints places;
  private final Deque<Future<RecordMetadata>> sent = new ArrayDeque<>();
  private String audioKey = "";
  private String contentType = "";
  private int sampleRate;
  private int sequence;
  private long position;
  private boolean lost;

  /**
   * Where segments go.
   *
   * @param partition null to leave it to the key
   */
  record Destination(String topic, @Nullable Integer partition) {}

  SegmentStream(
      Segments.Sender sender,
      Destination destination,
      Optional<ReplyHeaders> reply,
      SpeechRequested request,
      int attempt) {
    this.sender = sender;
    this.destination = destination;
    this.reply = reply;
    this.request = request;
    this.attempt = attempt;
    this.places = new CodePoints(request.getText());
  }

  /** Which try of the request this is, from 1. */
  public int attempt() {
    return attempt;
  }

  /**
   * Says what the object is, before any of it is sent.
   *
   * @param key its name in the audio store
   * @param rate Hz; 0 when not known
   */
  public void isOf(AudioKey key, String mediaType, int rate) {
    audioKey = key.value();
    contentType = mediaType;
    sampleRate = rate;
  }

  /** Sends the next part. */
  public void send(SpeechPart part) throws InterruptedException {
    send(part.bytes(), part.source(), words(part.words()), false);
  }

  /**
   * Sends what is left of the object, which is stored.
   *
   * @param whole all of it
   */
  public void end(byte[] whole) throws InterruptedException {
    int from = Math.toIntExact(position);
    send(ByteBuffer.wrap(whole, from, whole.length - from), NOWHERE, List.of(), true);
    awaitAll();
  }

  /**
   * Sends an object that was stored already.
   *
   * @param in its bytes; stays open
   * @param length of it
   */
  public void sendStored(InputStream in, long length) throws InterruptedException {
    try {
      while (position < length && !lost) {
        byte[] piece = in.readNBytes(Topics.LARGEST_SEGMENT);
        if (piece.length == 0) {
          throw new IOException("the object ends after " + position + " of " + length + " bytes");
        }
        send(piece, NOWHERE, List.of(), position + piece.length == length);
      }
    } catch (IOException e) {
      // The outcome says where it is, and whoever listens looks for it there.
      lose(e);
    }
    awaitAll();
  }

  private void send(byte[] bytes, SourceRange source, List<SpokenWord> words, boolean last)
      throws InterruptedException {
    send(ByteBuffer.wrap(bytes), source, words, last);
  }

  private void send(ByteBuffer bytes, SourceRange source, List<SpokenWord> words, boolean last)
      throws InterruptedException {
    List<SpokenWord> untold = words;
    do {
      int length = Math.min(bytes.remaining(), Topics.LARGEST_SEGMENT);
      ByteBuffer piece = bytes.slice(bytes.position(), length);
      bytes.position(bytes.position() + length);
      if (!lost) {
        send(
            AudioSegment.newBuilder()
                .setRequestId(request.getRequestId())
                .setTenant(request.getTenant())
                .setFingerprint(request.getFingerprint())
                .setAttempt(attempt)
                .setSequence(sequence)
                .setByteOffset(position)
                .setAudio(piece)
                .setContentType(contentType)
                .setSampleRate(sampleRate)
                .setTextStart(places.before(source.start()))
                .setTextEnd(places.before(source.end()))
                .setWords(untold)
                .setLast(last && !bytes.hasRemaining())
                .setAudioKey(audioKey)
                .build());
      }
      untold = List.of();
      sequence++;
      position += length;
    } while (bytes.hasRemaining());
  }

  private void send(AudioSegment segment) throws InterruptedException {
    if (sequence == 0 && isNowhere()) {
      lose(new UnknownTopicOrPartitionException("The brokers have no such place"));
      return;
    }
    byte[] value;
    try {
      value = Objects.requireNonNull(sender.serializer().serialize(Topics.SEGMENTS, segment));
    } catch (RuntimeException e) { // the registry's among them
      lose(e);
      return;
    }
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            destination.topic(),
            destination.partition(),
            request.getRequestId().getBytes(UTF_8),
            value,
            headers());
    Sending sending = Sending.of(message, sender.tracing(), Context.current());
    try {
      sent.addLast(sender.producer().send(message, (_, failure) -> sending.done(failure)));
      sender.metrics().segmentSent();
    } catch (KafkaException e) {
      sending.done(e);
      lose(e);
    }
    while (sent.size() >= MOST_SENT) {
      awaitFirst();
    }
  }

  /** Asked, since a producer would hold the lane up for a topic that may never come. */
  private boolean isNowhere() throws InterruptedException {
    return sender.places() != null
        && (destination.partition() != null || !destination.topic().equals(Topics.SEGMENTS))
        && sender.places().isMissing(destination.topic(), destination.partition());
  }

  private Headers headers() {
    Headers headers = new RecordHeaders();
    reply.ifPresent(wanted -> wanted.writeReply(headers));
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            sender.source(),
            AudioSegment.getClassSchema().getFullName(),
            sender.clock().instant())
        .write(headers);
    return headers;
  }

  private void awaitAll() throws InterruptedException {
    while (!sent.isEmpty()) {
      awaitFirst();
    }
  }

  private void awaitFirst() throws InterruptedException {
    try {
      sent.removeFirst().get();
    } catch (ExecutionException e) {
      lose(e.getCause() == null ? e : e.getCause());
    }
  }

  private void lose(Throwable reason) {
    if (!lost) {
      lost = true;
      sender.metrics().streamLost();
      LOG.warn(
          "The stream of {} to {} ends at byte {}: {}",
          request.getRequestId(),
          destination.topic(),
          position,
          reason.toString());
    }
  }

  private List<SpokenWord> words(List<Timings.Word> words) {
    return words.stream()
        .map(
            word ->
                SpokenWord.newBuilder()
                    .setSpoken(word.spoken())
                    .setTextStart(places.before(word.source().start()))
                    .setTextEnd(places.before(word.source().end()))
                    .setStartMs(word.startMs())
                    .setEndMs(word.endMs())
                    .build())
        .toList();
  }
}
