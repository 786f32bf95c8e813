package dev.lector.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.Audio;
import dev.lector.events.BatchCancelled;
import dev.lector.events.BatchPaused;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLimitsTest {
  @ParameterizedTest
  @EnumSource(FieldLimit.class)
  void aFieldMayBeAsLongAsItsLimitInUtf8AndNoLonger(FieldLimit limit) {
    assertThat(limit.violation("x".repeat(limit.bytes()))).isEmpty();
    assertThat(limit.violation("x".repeat(limit.bytes() + 1)))
        .hasValueSatisfying(
            why -> assertThat(why).contains(limit.field(), Integer.toString(limit.bytes())));
    assertThat(limit.violation("é".repeat(limit.bytes() / 2))).isEmpty();
    assertThat(limit.violation("é".repeat(limit.bytes() / 2 + 1))).isPresent();
    assertThat(limit.violation("🎙".repeat(limit.bytes() / 4))).isEmpty();
    assertThat(limit.violation("🎙".repeat(limit.bytes() / 4 + 1))).isPresent();
    assertThat(limit.violation("")).isEmpty();
    assertThat(limit.violation(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "\u0007", "a\u007fb", "a\u0085b", "a\ud800b"})
  void controlCharactersAreInNoIdAndInNoName(String value) {
    for (FieldLimit limit : FieldLimit.values()) {
      assertThat(limit.violation(value).isPresent())
          .as(limit.field())
          .isEqualTo(limit != FieldLimit.DESCRIPTION);
    }
  }

  @Test
  void whatIsRequiredIsNeitherAbsentNorBlank() {
    assertThat(FieldLimit.BATCH_ID.violationOfRequired(null)).isPresent();
    assertThat(FieldLimit.BATCH_ID.violationOfRequired(" ")).isPresent();
    assertThat(FieldLimit.BATCH_ID.violationOfRequired("b")).isEmpty();
  }

  @Test
  void everyFieldOfARequestIsLookedAt() {
    assertThat(EventLimits.violation(request().build())).isEmpty();
    String tooLong = "x".repeat(20_000);
    assertRefused("requestId", request().setRequestId(tooLong));
    assertRefused("tenant", request().setTenant(tooLong));
    assertRefused("batchId", request().setBatchId("a\0b"));
    assertRefused("itemId", request().setItemId(tooLong));
    assertRefused("modelId", request().setModelId(tooLong));
    assertRefused("voice", request().setVoice(tooLong));
    assertRefused("language", request().setLanguage(tooLong));
    assertRefused("lexicon", request().setLexicon(tooLong));
    assertRefused("normalize", request().setNormalize("n".repeat(65)));
    assertRefused("fingerprint", request().setFingerprint(tooLong));
    assertRefused("description", request().setDescription(tooLong));
  }

  @Test
  void aBatchHasASensibleNumberOfItemsAndEachIsOneOfThem() {
    assertThat(EventLimits.violation(request().setBatchItems(1_000_000).setItem(999_999).build()))
        .isEmpty();
    assertRefused("batchItems", request().setBatchItems(Integer.MAX_VALUE));
    assertRefused("batchItems", request().setBatchItems(0));
    assertRefused("item", request().setBatchItems(3).setItem(3));
    assertRefused("item", request().setItem(-1));
    assertRefused("item", request().setItem(1_000_000));
  }

  @Test
  void outcomesCancellationsAndPausesAreLookedAtToo() {
    SpeechFinished.Builder finished = SpeechFinished.newBuilder().setRequestId("r");
    assertThat(EventLimits.violation(finished.build())).isEmpty();
    assertThat(EventLimits.violation(finished.setTenant("a\0b").build())).isPresent();
    assertThat(EventLimits.violation(BatchCancelled.newBuilder().setBatchId("b").build()))
        .isEmpty();
    assertThat(EventLimits.violation(BatchCancelled.newBuilder().build())).isPresent();
    assertThat(EventLimits.violation(BatchPaused.newBuilder().setBatchId("b").build())).isEmpty();
    assertThat(EventLimits.violation(BatchPaused.newBuilder().build())).isPresent();
  }

  @Test
  void everyFieldOfAnOutcomeIsLookedAt() {
    String tooLong = "x".repeat(5_000);
    assertRefused("worker", finished().setWorker(tooLong));
    assertRefused("queue", finished().setQueue(tooLong));
    assertRefused("uri", finished(Audio.newBuilder().setUri(tooLong)));
    assertRefused("contentType", finished(Audio.newBuilder().setContentType(tooLong)));
    assertRefused("sha256", finished(Audio.newBuilder().setSha256(tooLong)));
    SpeechSynthesized.Builder done = SpeechSynthesized.newBuilder();
    assertRefused("modelId", finished().setOutcome(done.setModelId("a\0b").build()));
    assertRefused("voice", finished().setOutcome(done.setModelId("").setVoice(tooLong).build()));
    assertThat(EventLimits.violation(finished(Audio.newBuilder().setUri("s3://a/b")).build()))
        .isEmpty();
  }

  private static SpeechFinished.Builder finished() {
    return SpeechFinished.newBuilder().setRequestId("r");
  }

  private static SpeechFinished.Builder finished(Audio.Builder audio) {
    return finished().setOutcome(SpeechSynthesized.newBuilder().setAudio(audio.build()).build());
  }

  private static void assertRefused(String field, SpeechFinished.Builder finished) {
    assertThat(EventLimits.violation(finished.build()))
        .hasValueSatisfying(why -> assertThat(why).contains(field));
  }

  private static void assertRefused(String field, SpeechRequested.Builder request) {
    assertThat(EventLimits.violation(request.build()))
        .hasValueSatisfying(why -> assertThat(why).contains(field));
  }

  private static SpeechRequested.Builder request() {
    return SpeechRequested.newBuilder().setRequestId("r").setText("Hello.");
  }
}
