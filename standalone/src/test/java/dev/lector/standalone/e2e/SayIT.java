package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.audio.WavHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code say} as a process, with the settings that a fresh clone has. */
class SayIT {
  private static final long PATIENCE = 180;
  private static final String SENTENCE =
      "The train shuddered, sighed, and settled down to wait among the beet fields.";

  /**
   * What Kokoro's own program makes of the sentence with af_heart at 1.25, in 150 frames of 25 ms;
   * without the 11 before the first sound and the 6 of the full stop and after it.
   */
  private static final double SECONDS = 133 * 0.025;

  @TempDir Path directory;

  @Test
  void whereNothingIsChosenTheBestVoiceSpeaks() throws Exception {
    Path wav = directory.resolve("default.wav");
    String said = say(wav, "--speed", "1.25");

    assertThat(said).contains("24000 Hz, voice af_heart of kokoro-82m");
    assertThat(seconds(wav)).isCloseTo(SECONDS, within(0.1));
  }

  @Test
  void theSmallVoiceSpeaksWhereItIsChosen() throws Exception {
    Path wav = directory.resolve("starter.wav");
    String said = say(wav, "--model", "starter");

    assertThat(said).contains("16000 Hz, voice slt of en_US-starter-low");
    assertThat(seconds(wav)).isBetween(2.5, 7.0);
  }

  @Test
  void whenItsWordsAreHeardIsWrittenBesideTheAudioThatWasMadeBeforeToo() throws Exception {
    Path wav = directory.resolve("timed.wav");
    Path marks = directory.resolve("timed.marks");
    Path subtitles = directory.resolve("timed.vtt");
    var _ = say(wav, "--model", "starter", "--times", marks.toString());
    String cached = say(wav, "--model", "starter", "--times", subtitles.toString());

    assertThat(Files.readString(marks).lines())
        .hasSize(14)
        .first()
        .asString()
        .startsWith("{\"time\":50,\"type\":\"sentence\",\"start\":0,\"end\":76,");
    assertThat(Files.readString(subtitles))
        .startsWith("WEBVTT\n\n00:00:00.")
        .contains("The train shuddered, sighed, and settled\n");
    assertThat(cached).contains("the store had it already").doesNotContain("sentences are heard");
  }

  @Test
  void aFileGetsTheFormatThatItsNameEndsIn() throws Exception {
    Path mp3 = directory.resolve("starter.mp3");
    String said = say(mp3, "--model", "starter", "--sample-rate", "22050");

    assertThat(said).contains("22050 Hz, voice slt of en_US-starter-low");
    byte[] bytes = Files.readAllBytes(mp3);
    // MPEG-2 layer III without a checksum, and in its first frame the header of LAME's.
    assertThat(bytes[0]).isEqualTo((byte) 0xff);
    assertThat(bytes[1]).isEqualTo((byte) 0xf3);
    assertThat(new String(bytes, 0, 64, StandardCharsets.ISO_8859_1)).contains("Info");
    assertThat(bytes.length / 8_000.0).isBetween(2.0, 7.0);
  }

  @Test
  void aRateThatTheFormatHasNotIsToldWithThoseItHas() throws Exception {
    try (ChildProcess say =
        start(directory.resolve("no.mp3"), "--model", "starter", "--bit-rate", "65000")) {
      assertThat(say.exitCode(PATIENCE)).isEqualTo(1);
      assertThat(say.said().strip().lines())
          .last()
          .asString()
          .contains("mp3", "65000", "56000, 64000");
    }
  }

  @Test
  void aModelThatIsNotThereIsToldInALineWithThoseThatAre() throws Exception {
    try (ChildProcess say = start(directory.resolve("none.wav"), "--model", "hal-9000")) {
      assertThat(say.exitCode(PATIENCE)).isEqualTo(1);
      assertThat(say.said().strip().lines())
          .last()
          .asString()
          .contains("hal-9000")
          .contains("en_US-starter-low, kokoro-82m");
    }
  }

  private String say(Path wav, String... options) throws Exception {
    try (ChildProcess say = start(wav, options)) {
      assertThat(say.exitCode(PATIENCE)).as(say.said()).isZero();
      return say.said();
    }
  }

  private ChildProcess start(Path wav, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("say", SENTENCE, "-o", wav.toString()));
    command.addAll(List.of(options));
    return ChildProcess.lector(
        directory.resolve("say.log"),
        Map.of(
            "LECTOR_DATA", directory.resolve("data").toString(),
            "LECTOR_AOT", "never",
            // As where nobody has set it.
            "LECTOR_MODELS_DEFAULT", "",
            "LECTOR_TEXT_PHONEMES", "lexicon"),
        command.toArray(String[]::new));
  }

  private static double seconds(Path wav) throws IOException {
    try (InputStream in = Files.newInputStream(wav)) {
      return WavHeader.read(in).durationMs() / 1e3;
    }
  }
}
