package dev.lector.bridge.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.StoredAudio;
import dev.lector.events.Audio;
import dev.lector.events.AudioSegment;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.outcomes.Outcomes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one client hears, whatever its pace, and however often the same comes by. */
class AudioStreamsTest {
  private static final String ID = "r-1";
  private static final String KEY = "ab".repeat(32) + ".wav";
  private static final String STREAMED = "cd".repeat(32) + ".wav";
  private static final int PARTITION = 3;
  private static final int SEGMENT = 200_000;

  @TempDir Path dir;

  private final List<AudioSegment> log = new CopyOnWriteArrayList<>();
  private final List<String> abandoned = new ArrayList<>();
  private final byte[] object = new byte[20 * SEGMENT];
  private AudioStore store;
  private AudioStreams streams;

  @BeforeEach
  void open() throws Exception {
    new Random(5).nextBytes(object);
    store = AudioStores.create(Map.of("type", "file", "dir", dir.toString()));
    streams =
        new AudioStreams(
            store,
            (_, offset) -> new Reading(offset),
            (id, tenant) -> abandoned.add(id + " of " + tenant),
            Duration.ofSeconds(20),
            100L << 20);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatComesTwiceIsHeardOnceAndNothingIsHeardBeyondAGap() throws Exception {
    AudioStream stream = streams.follow(ID, "ann", "", true);
    comesBy(0, 100, false);
    comesBy(0, 60, false);
    comesBy(150, 200, false);
    comesBy(80, 150, false);
    comesBy(150, 200, true);

    assertThat(heard(stream)).isEqualTo(Arrays.copyOf(object, 200));
    assertThat(stream.contentType()).isEqualTo("audio/wav");
  }

  @Test
  void whatWasAskedForByAnotherTenantOrWithAnotherTextIsNotHeard() throws Exception {
    AudioStream stream = streams.follow(ID, "ann", "mine", true);
    streams.segment(PARTITION, 0, segment(0, 10, false).setTenant("bob").build());
    streams.segment(PARTITION, 1, segment(0, 20, false).setFingerprint("theirs").build());
    streams.segment(PARTITION, 2, segment(0, 30, true).setFingerprint("mine").build());

    assertThat(heard(stream)).isEqualTo(Arrays.copyOf(object, 30));
  }

  @Test
  void aSlowClientReadsTheLogAndHoldsUpNobody() throws Exception {
    AudioStream slow = streams.follow(ID, "ann", "", true);
    AudioStream quick = streams.follow(ID, "ann", "", true);
    CompletableFuture<byte[]> hears = CompletableFuture.supplyAsync(() -> heard(quick));
    for (int i = 0; i < 20; i++) {
      comesBy(i * SEGMENT, (i + 1) * SEGMENT, i == 19);
      assertThat(streams.buffered()).isLessThan(2L * AudioStreams.BUFFER + 2 * SEGMENT);
    }
    assertThat(hears.get()).isEqualTo(object);

    assertThat(heard(slow)).isEqualTo(object);
    assertThat(streams.buffered()).isZero();
  }

  @Test
  void aSlowClientThatHasCaughtUpHearsWhatComesBy() throws Exception {
    AudioStream slow = streams.follow(ID, "ann", "", true);
    for (int i = 0; i < 10; i++) {
      comesBy(i * SEGMENT, (i + 1) * SEGMENT, false);
    }
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    while (heard.size() < 10 * SEGMENT) {
      heard.writeBytes(slow.next().orElseThrow().bytes());
    }
    CompletableFuture<byte[]> rest = CompletableFuture.supplyAsync(() -> heard(slow));
    log.clear();
    for (int i = 10; i < 20; i++) {
      AudioSegment next = segment(i * SEGMENT, (i + 1) * SEGMENT, i == 19).build();
      streams.segment(PARTITION, i, next);
      await().until(() -> streams.buffered() < AudioStreams.BUFFER / 2);
    }
    heard.writeBytes(rest.get());

    assertThat(heard.toByteArray()).isEqualTo(object);
  }

  @Test
  void whatSegmentsDidNotBringIsTakenFromTheStore() throws Exception {
    AudioStream stream = streams.follow(ID, "ann", "", true);
    comesBy(0, 100, false);
    comesBy(5 * SEGMENT, 6 * SEGMENT, false);

    streams.ended(stored());

    assertThat(heard(stream)).isEqualTo(object);
  }

  @Test
  void aStreamGoesOnFromTheIdOfItsLastEvent() throws Exception {
    AudioStream first = streams.follow(ID, "ann", "", true);
    for (int i = 0; i < 4; i++) {
      comesBy(i * SEGMENT, (i + 1) * SEGMENT, false);
    }
    first.next();
    Cursor after = first.next().orElseThrow().after();
    first.close();
    assertThat(Cursor.parse(after.id())).contains(after);

    AudioStreams another =
        new AudioStreams(
            store, (_, offset) -> new Reading(offset), (_, _) -> {}, Duration.ofSeconds(20));
    AudioStream second = another.resume(ID, "ann", null, Cursor.parse(after.id()).orElseThrow());
    CompletableFuture<byte[]> rest = CompletableFuture.supplyAsync(() -> heard(second));
    for (int i = 4; i < 20; i++) {
      log.add(segment(i * SEGMENT, (i + 1) * SEGMENT, i == 19).build());
    }

    assertThat(rest.get()).isEqualTo(Arrays.copyOfRange(object, 2 * SEGMENT, object.length));
  }

  @Test
  void theSameIdGoesOnInTheStoreWhenTheAudioIsWhole() throws Exception {
    SpeechSynthesized speech = (SpeechSynthesized) stored().getOutcome();

    LiveAudio rest = streams.whole(speech, Cursor.parse("3.17.400000").orElseThrow());

    assertThat(heard(rest)).isEqualTo(Arrays.copyOfRange(object, 2 * SEGMENT, object.length));
    assertThat(heard(streams.whole(speech, new Cursor(3, 9, object.length, "abababab")))).isEmpty();
  }

  @Test
  void segmentsOfAnotherObjectAreNotHeard() throws Exception {
    AudioStream stream = streams.follow(ID, "ann", "", true);
    byte[] other = new byte[300];
    streams.segment(PARTITION, 0, segment(0, 100, false).setAudioKey(STREAMED).build());
    AudioSegment.Builder others = segment(0, 300, true).setAudioKey(KEY);
    streams.segment(PARTITION, 1, others.setAudio(ByteBuffer.wrap(other)).build());
    streams.segment(PARTITION, 2, segment(100, 200, true).setAudioKey(STREAMED).build());

    assertThat(heard(stream)).isEqualTo(Arrays.copyOf(object, 200));
  }

  @Test
  void theOutcomeOfAnotherObjectLeavesAStreamToItsSegments() throws Exception {
    AudioStream stream = streams.follow(ID, "ann", "", true);
    streams.segment(PARTITION, 1, segment(0, 100, false).setAudioKey(STREAMED).build());
    AudioStream late = streams.follow(ID, "ann", "", true);

    streams.ended(stored());
    streams.segment(PARTITION, 2, segment(100, 200, true).setAudioKey(STREAMED).build());

    assertThat(heard(stream)).isEqualTo(Arrays.copyOf(object, 200));
    assertThat(stream.told()).contains((SpeechSynthesized) stored().getOutcome());
    assertThat(heard(late)).as("of which nothing was heard yet").isEqualTo(object);
  }

  @Test
  void nobodyGoesOnInAnotherObjectThanWasHeard() throws Exception {
    AudioStream stream = streams.follow(ID, "ann", "", true);
    streams.segment(PARTITION, 7, segment(0, 100, false).setAudioKey(STREAMED).build());
    Cursor heard = stream.next().orElseThrow().after();
    assertThat(heard.id()).isEqualTo("3.7.100.cdcdcdcd");
    assertThat(Cursor.parse(heard.id())).contains(heard);
    SpeechSynthesized speech = (SpeechSynthesized) stored().getOutcome();

    assertThat(streams.continues(speech, heard)).isFalse();
    assertThat(streams.continues(speech, Cursor.BEGINNING)).isTrue();
    assertThatThrownBy(() -> heard(streams.whole(speech, heard)))
        .hasMessageContaining("not the one that was heard");
    Cursor inStore = streams.whole(speech, Cursor.BEGINNING).next().orElseThrow().after();
    assertThat(Cursor.parse(inStore.id())).contains(inStore);
    assertThat(inStore.id()).isEqualTo("65536.abababab");
    assertThat(streams.continues(speech, inStore)).isTrue();
  }

  @Test
  void aStreamThatFailsIsNotWhole() {
    AudioStream stream = streams.follow(ID, "ann", "", true);
    comesBy(0, 100, false);
    streams.ended(
        Outcomes.of(ID)
            .setTenant("ann")
            .setOutcome(Outcomes.rejected(RejectionCode.SYNTHESIS_FAILED, "no voice", false))
            .build());

    assertThatThrownBy(() -> heard(stream))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("failed");
  }

  @Test
  void theOutcomeOfAnotherTextBreaksAStreamAndThatOfAnotherTenantIsNotHeard() throws Exception {
    AudioStream anns = streams.follow(ID, "ann", "mine", true);
    AudioStream bobs = streams.follow(ID, "bob", "his", true);
    streams.segment(PARTITION, 0, segment(0, 30, false).setFingerprint("mine").build());

    streams.ended(SpeechFinished.newBuilder(stored()).setFingerprint("theirs").build());

    assertThatThrownBy(() -> heard(anns)).hasMessageContaining("another text");
    assertThat(streams.size()).isEqualTo(1);
    streams.segment(
        PARTITION, 1, segment(0, 20, true).setTenant("bob").setFingerprint("his").build());
    assertThat(heard(bobs)).isEqualTo(Arrays.copyOf(object, 20));
  }

  @Test
  void allStreamsTogetherHoldNoMoreThanTheyMay() {
    AudioStreams few =
        new AudioStreams(
            store, (_, offset) -> new Reading(offset), (_, _) -> {}, Duration.ofSeconds(20), 1_000);
    for (int i = 0; i < 20; i++) {
      var _ = few.follow(ID, "ann", "", true);
    }

    few.segment(PARTITION, 0, segment(0, 300, false).build());

    assertThat(few.buffered()).isEqualTo(900);
  }

  @Test
  void whoLeavesLastAndDoesNotComeAgainEndsTheWork() {
    AudioStream bytes = streams.follow(ID, "ann", "", true);
    AudioStream listener = streams.resume(ID, "ann", null, Cursor.BEGINNING);
    bytes.endsWithItsClient();
    bytes.close();
    assertThat(abandoned).as("while another one listens").isEmpty();
    listener.close();
    assertThat(abandoned).as("by whoever may come again").isEmpty();
    AudioStream shared = streams.follow(ID, "ann", "", false);
    shared.endsWithItsClient();
    shared.close();
    assertThat(abandoned).as("of a key that may be sent again").isEmpty();

    AudioStream last = streams.follow(ID, "ann", "", true);
    last.endsWithItsClient();
    last.close();

    assertThat(abandoned).containsExactly(ID + " of ann");
    assertThat(streams.size()).isZero();
  }

  private void comesBy(int from, int to, boolean last) {
    AudioSegment next = segment(from, to, last).build();
    log.add(next);
    streams.segment(PARTITION, log.size() - 1, next);
  }

  private AudioSegment.Builder segment(int from, int to, boolean last) {
    return AudioSegment.newBuilder()
        .setRequestId(ID)
        .setTenant("ann")
        .setByteOffset(from)
        .setAudio(ByteBuffer.wrap(object, from, to - from).slice())
        .setContentType("audio/wav")
        .setLast(last);
  }

  private SpeechFinished stored() throws Exception {
    StoredAudio audio = store.put(new AudioKey(KEY), "audio/wav", object);
    return Outcomes.of(ID)
        .setTenant("ann")
        .setOutcome(
            SpeechSynthesized.newBuilder()
                .setAudio(
                    Audio.newBuilder()
                        .setUri(audio.uri().toString())
                        .setBytes(audio.bytes())
                        .setContentType("audio/wav")
                        .build())
                .build())
        .build();
  }

  private static byte[] heard(LiveAudio audio) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try (audio) {
      Optional<Piece> piece = audio.next();
      while (piece.isPresent()) {
        heard.writeBytes(piece.get().bytes());
        piece = audio.next();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return heard.toByteArray();
  }

  /** The list as a log. */
  private final class Reading implements SegmentLog.Reading {
    private int at;

    private Reading(long offset) {
      at = (int) offset;
    }

    @Override
    public List<SegmentLog.Found> next(String requestId) {
      List<SegmentLog.Found> found = new ArrayList<>();
      for (int i = 0; i < 4 && at < log.size(); i++) {
        found.add(new SegmentLog.Found(at, log.get(at)));
        at++;
      }
      return found;
    }

    @Override
    public long position() {
      return at;
    }

    @Override
    public void close() {}
  }
}
