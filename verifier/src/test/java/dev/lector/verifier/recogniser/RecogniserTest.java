package dev.lector.verifier.recogniser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecogniserTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;
  private Path audio;

  @BeforeEach
  void writeAudio() throws IOException {
    audio = Files.writeString(directory.resolve("audio.wav"), "sound");
  }

  @Test
  void theTextIsWhatTheCommandPrints() throws Exception {
    assertThat(hear("cat {audio}")).isEqualTo("sound");
    assertThat(hear("cat")).isEqualTo("sound");
  }

  @Test
  void theTextIsWhatTheCommandWritesBesideTheAudio() throws Exception {
    assertThat(hear("sh -c 'echo loading; echo said > \"$0\".txt' {audio}")).isEqualTo("said");
    Files.delete(directory.resolve("audio.wav.txt"));
    assertThat(hear("sh -c 'echo other > audio.txt' {audio}")).isEqualTo("other");
  }

  @Test
  void theCommandIsToldTheLanguage() throws Exception {
    Recogniser recogniser = new Recogniser("echo {language} {audio}", LONG);
    assertThat(recogniser.hear(audio, "en-US")).isEqualTo("en " + audio);
    assertThat(recogniser.hear(audio, "")).isEqualTo("auto " + audio);
  }

  @Test
  void quotesKeepWordsTogetherAndNothingIsExpanded() throws Exception {
    assertThat(hear("printf %s| 'a  b' \"c'd\" $HOME * ; {audio}"))
        .isEqualTo("a  b|c'd|$HOME|*|;|" + audio + "|");
  }

  @Test
  void aCommandThatHangsIsStoppedWithAllThatItHasStarted() throws IOException {
    Path child = directory.resolve("child");
    Recogniser recogniser =
        new Recogniser(
            "sh -c 'sleep 600 & echo $! > child; wait' {audio}", Duration.ofMillis(1_500));
    assertThatThrownBy(() -> recogniser.hear(audio, "en"))
        .isInstanceOf(RecogniserException.class)
        .hasMessageContaining("longer than 1 s")
        .hasMessageContaining("lector.verifier.limit");
    long pid = Long.parseLong(Files.readString(child).strip());
    await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aCommandThatFailsSaysWhy() {
    assertThatThrownBy(() -> hear("sh -c 'echo first >&2; echo no model >&2; exit 3' {audio}"))
        .isInstanceOf(RecogniserException.class)
        .hasMessage("The recogniser ended with status 3: no model");
  }

  @Test
  void aCommandThatSaysNothingIsAFailureOfItsOwn() {
    assertThatThrownBy(() -> hear("true"))
        .isInstanceOf(RecogniserException.class)
        .hasMessage("The recogniser heard nothing");
  }

  @Test
  void aCommandThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> hear("no-such-recogniser {audio}"))
        .isInstanceOf(RecogniserException.class)
        .hasMessageContaining("no-such-recogniser cannot be run");
  }

  @Test
  void noneOfTheServicesSettingsReachTheCommand() throws Exception {
    assertThat(hear("sh -c 'env | grep -c ^LECTOR_ || true' {audio}")).isEqualTo("0");
  }

  @Test
  void whatPrintsWithoutEndIsReadUpToALimit() throws Exception {
    assertThat(hear("sh -c 'head -c 3000000 /dev/zero | tr \"\\0\" a' {audio}")).hasSize(1 << 20);
  }

  @Test
  void aCommandIsRefusedThatIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Recogniser(" ", LONG));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recogniser("sh -c 'x", LONG))
        .withMessageContaining("open quote");
  }

  private String hear(String command) throws RecogniserException, InterruptedException {
    return new Recogniser(command, LONG).hear(audio, "en");
  }
}
