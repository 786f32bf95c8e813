package dev.lector.tts.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioKey;
import dev.lector.events.AudioSegment;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.StreamAbandoned;
import dev.lector.headers.SegmentHeaders;
import dev.lector.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Audio that is heard while it is made. */
class StreamsIT extends WorkerSuite {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void theSegmentsAreTheObject() throws Exception {
    worker("streams");
    String words = text + "|😀 and|so on";
    client.send(streamed(words));

    SpeechSynthesized speech = (SpeechSynthesized) client.completion(id).getOutcome();

    List<AudioSegment> segments = whole();
    assertThat(heard(segments)).isEqualTo(stored(speech));
    assertThat(segments)
        .extracting(s -> codePoints(words, s.getTextStart(), s.getTextEnd()))
        .containsExactly(text, "😀 and", "so on", "");
    assertThat(segments).extracting(AudioSegment::getSequence).containsExactly(0, 1, 2, 3);
    assertThat(segments)
        .extracting(AudioSegment::getLast)
        .containsExactly(false, false, false, true);
    assertThat(segments.get(1).getWords())
        .singleElement()
        .satisfies(word -> assertThat(word.getSpoken()).isEqualTo("😀 and"));
    assertThat(segments)
        .allMatch(s -> s.getContentType().equals("audio/wav") && s.getSampleRate() == 0);
    assertThat(keptSentences()).isEmpty();
  }

  private static String codePoints(String text, int start, int end) {
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }

  @Test
  void theFirstSentenceIsHeardWhileTheSecondIsMade() throws Exception {
    worker("streams");
    CountDownLatch release = new CountDownLatch(1);
    synthesizer.whenSynthesizing("second of " + id, release::await);
    client.send(streamed(text + "|second of " + id));

    await().atMost(PATIENCE).until(() -> !client.segments(id).isEmpty());

    assertThat(client.segments(id))
        .singleElement()
        .satisfies(s -> assertThat(s.getLast()).isFalse());
    assertThat(client.completions(id)).isZero();
    release.countDown();
    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
  }

  @Test
  void anotherWorkerGoesOnWithTheSameBytesAndSaysNothingTwice() throws Exception {
    SpeechWorker leaving =
        worker(config("leaving", 1, 0, Duration.ofMillis(100), Duration.ofSeconds(3)));
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    synthesizer.whenSynthesizing(
        "third of " + id,
        () -> {
          begun.countDown();
          never.await();
        });
    client.send(streamed(text + "|second of " + id + "|third of " + id));
    begun.await();
    leaving.close();
    synthesizer.whenSynthesizing("third of " + id, () -> {});
    worker("heir");

    SpeechFinished finished = client.completion(id);

    List<AudioSegment> segments = whole();
    assertThat(finished.getAttempt()).isGreaterThan(1);
    assertThat(segments).extracting(AudioSegment::getAttempt).contains(1, finished.getAttempt());
    assertThat(heard(segments)).isEqualTo(stored((SpeechSynthesized) finished.getOutcome()));
    for (String said : List.of(text, "second of " + id, "third of " + id)) {
      assertThat(synthesizer.timesSynthesised(said)).as(said).isEqualTo(1);
    }
    assertThat(keptSentences()).isEmpty();
  }

  @Test
  void audioThatIsThereIsSentFromTheStore() throws Exception {
    worker("streams");
    String words = "w".repeat(2_000);
    client.send(SpeechRequested.newBuilder(request(id + "-plain", words)).build());
    SpeechSynthesized plain = (SpeechSynthesized) client.completion(id + "-plain").getOutcome();
    client.send(streamed(words));

    SpeechSynthesized again = (SpeechSynthesized) client.completion(id).getOutcome();

    assertThat(again.getAudio()).isEqualTo(plain.getAudio());
    assertThat(again.getCached()).isTrue();
    List<AudioSegment> segments = whole();
    assertThat(segments).hasSize(3).allMatch(s -> s.getAudio().remaining() <= 262_144);
    assertThat(heard(segments)).isEqualTo(stored(again));
  }

  @Test
  void aStreamThatFailsHasNoEnd() throws Exception {
    worker("streams");
    synthesizer.whenSynthesizing(
        "no more",
        () -> {
          throw new IllegalStateException("no voice left");
        });
    client.send(streamed(text + "|no more"));

    assertThat(code(client.completion(id))).isEqualTo(RejectionCode.SYNTHESIS_FAILED);
    await().atMost(PATIENCE).until(() -> client.segments(id).size() == 1);
    assertThat(client.segments(id)).noneMatch(AudioSegment::getLast);
  }

  @Test
  void whatNobodyHearsAnyMoreIsNotSaidToItsEnd() throws Exception {
    worker("streams");
    CountDownLatch release = new CountDownLatch(1);
    synthesizer.whenSynthesizing("second of " + id, release::await);
    client.send(
        SpeechRequested.newBuilder(streamed(text + "|second of " + id + "|third of " + id))
            .setTenant("ann")
            .build());
    await().atMost(PATIENCE).until(() -> !client.segments(id).isEmpty());
    client.abandon(StreamAbandoned.newBuilder().setRequestId(id).setTenant("bob").build());
    client.abandon(StreamAbandoned.newBuilder().setRequestId(id).setTenant("ann").build());
    String after = id + "-after";
    client.abandon(StreamAbandoned.newBuilder().setRequestId(after).build());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              // The worker has heard of it when it refuses what was abandoned later.
              String probe = after + System.nanoTime();
              client.abandon(StreamAbandoned.newBuilder().setRequestId(probe).build());
              client.send(
                  SpeechRequested.newBuilder(request(probe, probe)).setStream(true).build());
              assertThat(code(client.completion(probe))).isEqualTo(RejectionCode.CANCELLED);
            });
    release.countDown();

    assertThat(code(client.completion(id))).isEqualTo(RejectionCode.CANCELLED);
    assertThat(synthesizer.timesSynthesised("third of " + id)).isZero();
    assertThat(keptSentences())
        .as("another worker's stream of the same text may have sent them")
        .isNotEmpty();
  }

  @Test
  void whoAsksForSegmentsWhereNobodyMayHaveThemIsTold() throws Exception {
    worker("streams");
    Headers headers = new RecordHeaders();
    new SegmentHeaders("speech.jobs", 0).write(headers);
    client.send(Topics.REQUESTS, streamed(text), headers);

    assertThat(rejection().getCode()).isEqualTo(RejectionCode.INVALID_REQUEST);
    assertThat(rejection().getMessage()).contains("speech.jobs", SegmentHeaders.TOPIC);
  }

  /** Of each of them a lane would wait for longer than this test, were it to wait. */
  @Test
  void segmentPlacesThatAreNotThereHoldUpNothing() throws Exception {
    worker(oneLane("streams", Duration.ofMinutes(10)));
    for (int i = 0; i < 10; i++) {
      Headers headers = new RecordHeaders();
      new SegmentHeaders("speech.replies.none-" + i, null).write(headers);
      SpeechRequested request =
          SpeechRequested.newBuilder(request("nowhere-" + i + id, text + i))
              .setStream(true)
              .build();
      client.send(Topics.REQUESTS, request, headers);
    }
    Headers headers = new RecordHeaders();
    new SegmentHeaders(Topics.SEGMENTS, 9_999).write(headers);
    client.send(Topics.REQUESTS, streamed(text), headers);

    assertThat(client.completion(id).getOutcome()).isInstanceOf(SpeechSynthesized.class);
    assertThat(client.completion("nowhere-0" + id).getOutcome())
        .isInstanceOf(SpeechSynthesized.class);
  }

  private SpeechRequested streamed(String words) {
    return SpeechRequested.newBuilder(request(id, words)).setStream(true).build();
  }

  private List<AudioSegment> whole() {
    await()
        .atMost(PATIENCE)
        .until(() -> client.segments(id).stream().anyMatch(AudioSegment::getLast));
    return client.segments(id);
  }

  /** What a listener has who takes bytes in the order of their offsets. */
  private static byte[] heard(List<AudioSegment> segments) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    for (AudioSegment segment : segments) {
      ByteBuffer audio = segment.getAudio().duplicate();
      long had = heard.size() - segment.getByteOffset();
      assertThat(had).as("no gap").isNotNegative();
      byte[] bytes = new byte[audio.remaining()];
      audio.get(bytes);
      byte[] before = heard.toByteArray();
      for (int i = 0; i < Math.min(had, bytes.length); i++) {
        assertThat(bytes[i]).isEqualTo(before[(int) segment.getByteOffset() + i]);
      }
      if (had < bytes.length) {
        heard.write(bytes, (int) had, bytes.length - (int) had);
      }
    }
    return heard.toByteArray();
  }

  private static byte[] stored(SpeechSynthesized speech) throws Exception {
    return Files.readAllBytes(Path.of(URI.create(speech.getAudio().getUri())));
  }

  private List<Path> keptSentences() throws Exception {
    Path kept = audio.resolve("." + AudioKey.KEPT);
    if (!Files.exists(kept)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(kept)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
