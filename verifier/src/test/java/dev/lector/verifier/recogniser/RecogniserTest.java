package dev.lector.verifier.recogniser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
    assertThat(hear("sh -c 'echo other > \"$0\"/audio.txt' {directory} {audio}"))
        .isEqualTo("other");
  }

  @Test
  void aCommandIsTriedOnSilenceBeforeAnythingWaitsForIt() throws Exception {
    Trial.of(new Recogniser("sh -c 'test $(wc -c < \"$0\") = 32044' {audio}", LONG));
    assertThatThrownBy(() -> Trial.of(new Recogniser("sh -c 'echo no model >&2; exit 3'", LONG)))
        .isInstanceOf(RecogniserException.class)
        .hasMessage("The recogniser ended with status 3: no model");
    assertThatThrownBy(() -> Trial.of(new Recogniser("no-such-command {audio}", LONG)))
        .isInstanceOf(RecogniserException.class)
        .hasMessageContaining("no-such-command cannot be run");
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
            "sh -c 'sleep 600 & echo $! > \"$0\"/child; wait' {directory} {audio}",
            Duration.ofMillis(1_500));
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
  void aCommandThatSaysNothingHasHeardNothing() throws Exception {
    assertThat(hear("true")).isEmpty();
  }

  @Test
  void filesOfTheCommandAreFoundFromTheWorkingDirectory() throws Exception {
    assertThat(hear("sh -c 'ls \"$0\"' pom.xml {audio}")).isEqualTo("pom.xml");
  }

  @Test
  void whatTheCommandLeavesRunningIsStoppedAndNotWaitedFor() throws Exception {
    long pid = Long.parseLong(hear("sh -c 'sleep 600 & echo $!' {audio}"));
    await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void onlyKnownVariablesReachTheCommand() throws Exception {
    assertThat(PassedVariables.isPassed("AWS_SECRET_ACCESS_KEY")).isFalse();
    assertThat(PassedVariables.isPassed("LECTOR_STORE_S3_SECRETKEY")).isFalse();
    assertThat(PassedVariables.isPassed("HF_TOKEN")).isFalse();
    assertThat(PassedVariables.isPassed("CUDA_VISIBLE_DEVICES")).isTrue();
    List<String> secrets =
        System.getenv().keySet().stream()
            .filter(name -> !PassedVariables.isPassed(name))
            .filter(name -> !Set.of("_", "PWD", "OLDPWD", "SHLVL").contains(name))
            .toList();
    assertThat(hear("sh -c env {audio}").lines().map(line -> line.replaceAll("=.*", "")))
        .contains("PATH", "RECOGNISER_RUN")
        .doesNotContainAnyElementsOf(secrets);
  }

  @Test
  void aCommandThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> hear("no-such-recogniser {audio}"))
        .isInstanceOf(RecogniserException.class)
        .hasMessageContaining("no-such-recogniser cannot be run")
        .matches(e -> ((RecogniserException) e).isOfMachine());
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
