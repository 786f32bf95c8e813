package dev.lector.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.audio.StoredAudio;
import dev.lector.events.Audio;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechTimes;
import dev.lector.events.SpeechVerified;
import dev.lector.events.Verdict;
import dev.lector.times.TimesDocument;
import dev.lector.verifier.lanes.MachineFaultException;
import dev.lector.verifier.recogniser.Recogniser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  private static final String TEXT = "Seven words are what this sentence has in it, and more.";

  @TempDir Path directory;
  private AudioStore store;

  @BeforeEach
  void openStore() throws Exception {
    store = AudioStores.create(Map.of("type", "file", "dir", directory.toString()));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void silenceIsDoubtfulHoweverShortTheTextIs() throws Exception {
    SpeechVerified silent = verify("true", completion(TEXT, ""));
    assertThat(silent.getVerdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(silent.getDifferingWords()).isEqualTo(11);
    assertThat(silent.getHeard()).isEmpty();
    assertThat(verify("true", completion("Yes.", "")).getVerdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(verify("sh -c 'echo ...' {audio}", completion(TEXT, "")).getVerdict())
        .isEqualTo(Verdict.DOUBTFUL);
    assertThat(verify("sh -c 'echo " + TEXT + "' {audio}", completion(TEXT, "")).getVerdict())
        .isEqualTo(Verdict.SOUND);
  }

  @Test
  void otherAudioThanTheCompletionTellsOfIsNotJudged() throws Exception {
    SpeechVerified verdict = verify("echo " + TEXT, completion(TEXT, "0123"));
    assertThat(verdict.getVerdict()).isEqualTo(Verdict.UNVERIFIED);
    assertThat(verdict.getReason()).contains("other audio");
  }

  @Test
  void aRecogniserThatCannotBeRunIsNoVerdict() {
    assertThatThrownBy(() -> verify("no-such-recogniser", completion(TEXT, "")))
        .isInstanceOf(MachineFaultException.class)
        .hasMessageContaining("cannot be run");
  }

  @Test
  void aRecogniserThatFailsAgainAndAgainIsNoVerdictAndIsNamedAtTheEnd() throws Exception {
    SpeechFinished finished = completion(TEXT, "");
    Verification verification = verification("sh -c 'echo no model >&2; exit 3' {audio}");
    for (int i = 0; i < 3; i++) {
      assertThat(verification.of(finished).getReason()).contains("status 3: no model");
    }
    assertThatThrownBy(() -> verification.of(finished))
        .isInstanceOf(MachineFaultException.class)
        .hasMessageContaining("no model");
    assertThat(verification.givenUp(finished, "broken off").getReason())
        .startsWith("broken off")
        .contains("no model");
  }

  @Test
  void aNameThatNoEventCanHaveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierConfig.load(settings("lector.verifier.name", "a".repeat(2_000))))
        .withMessageContaining("lector.verifier.name");
  }

  @Test
  void moreLanesThanABreakMayCostDeliveriesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerifierConfig.load(settings("lector.verifier.lanes", "5")))
        .withMessageContaining("lector.verifier.lanes");
  }

  private static Map<String, String> settings(String key, String value) {
    return Map.of("lector.verifier.recogniser", "true", key, value);
  }

  private SpeechVerified verify(String command, SpeechFinished finished) throws Exception {
    return verification(command).of(finished);
  }

  private Verification verification(String command) {
    return new Verification(
        "verifier", store, new Recogniser(command, Duration.ofMinutes(1)), InstantSource.system());
  }

  /**
   * Of audio that is stored with its times.
   *
   * @param sha256 that the completion tells of; empty for the right one
   */
  private SpeechFinished completion(String text, String sha256) throws Exception {
    StoredAudio audio = store.put(key("a", "wav"), "audio/wav", "sound".getBytes(UTF_8));
    TimesDocument document =
        new TimesDocument(
            text,
            false,
            1_000,
            List.of(new TimesDocument.Part(text, text, 0, text.length(), 0, 1_000)),
            List.of(),
            List.of());
    String place = text.length() < 10 ? "b" : "c";
    StoredAudio times =
        store.put(key(place, "json"), TimesDocument.CONTENT_TYPE, document.toJson());
    return SpeechFinished.newBuilder()
        .setRequestId("request")
        .setVerify(true)
        .setOutcome(
            SpeechSynthesized.newBuilder()
                .setAudio(
                    Audio.newBuilder()
                        .setUri(audio.uri().toString())
                        .setSha256(sha256.isEmpty() ? audio.sha256() : sha256)
                        .setBytes(audio.bytes())
                        .build())
                .setTimes(
                    SpeechTimes.newBuilder()
                        .setUri(times.uri().toString())
                        .setBytes(times.bytes())
                        .build())
                .setLanguage("en")
                .build())
        .build();
  }

  private static AudioKey key(String letter, String extension) {
    return new AudioKey(letter.repeat(64) + "." + extension);
  }
}
