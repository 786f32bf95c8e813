package dev.lector.standalone.models;

import static dev.lector.standalone.models.Packages.TABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.audio.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub that has no time, asks to wait, breaks off again and again, or sends other bytes. */
class BusyHubTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(20), 1_000);

  @TempDir Path directory;

  private final List<String> progress = new ArrayList<>();
  private ModelFolders folders = new ModelFolders(Path.of(""));
  private TestHub hub;

  @BeforeEach
  void open() throws IOException {
    folders = new ModelFolders(directory.resolve("models"));
    hub =
        new TestHub("some/kokoro")
            .with("k.onnx", Packages.kokoro())
            .with("voices/af_heart.bin", TABLE);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 503})
  void itsListsAreAskedForAgain(int status) throws Exception {
    hub.status = status;
    hub.listRefusals = 4;
    pull();
    assertThat(folders.verify("kokoro").orElseThrow()).isEmpty();

    hub.listRefusals = 5;
    assertThatThrownBy(
            () -> folders.pull("some/kokoro", hub.address(), true, progress::add, PACE, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("status " + status + ", 5 times");
  }

  @Test
  void theListOfPipersVoicesIsAskedForAgain() throws Exception {
    try (TestHub piper = new TestHub("rhasspy/piper-voices")) {
      piper.with("voices.json", "{\"pt_PT-tugão-medium\": {}}".getBytes(UTF_8));
      piper.status = 429;
      piper.refusals = 3;
      assertThat(HubCatalogue.voices(piper.address(), 1))
          .extracting(HubCatalogue.Voice::id)
          .containsExactly("pt_PT-tugão-medium");
    }
  }

  @Test
  void itIsAskedAgainNoSoonerThanItSays() throws Exception {
    hub.status = 429;
    hub.retryAfter = "1";
    hub.refusals = 1;
    Instant from = Instant.now();
    pull();
    assertThat(Duration.between(from, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void howLongItAsksToWaitIsSecondsOrADate() {
    Instant now = Instant.parse("2026-11-30T10:00:00Z");
    assertThat(RetryAfter.ms("7", now)).isEqualTo(7_000);
    assertThat(RetryAfter.ms("Mon, 30 Nov 2026 10:00:30 GMT", now)).isEqualTo(30_000);
    assertThat(RetryAfter.ms("Mon, 30 Nov 2026 09:00:00 GMT", now)).isZero();
    assertThat(RetryAfter.ms("86400", now)).isEqualTo(120_000);
    assertThat(RetryAfter.ms("soon", now)).isZero();
    assertThat(RetryAfter.ms("", now)).isZero();
  }

  @Test
  void aFileThatGetsOnIsFetchedHoweverOftenItBreaksOff() throws Exception {
    hub.breaks = 9;
    pull();
    assertThat(folders.verify("kokoro").orElseThrow()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {206, 416})
  void aFileWhoseRestIsNotThereIsFetchedAnew(int status) throws Exception {
    hub.breaks = 1;
    hub.rangeStatus = status;
    pull();
    assertThat(hub.asked).filteredOn("voices/af_heart.bin 0"::equals).hasSize(2);
    assertThat(folders.verify("kokoro").orElseThrow()).isEmpty();
  }

  @Test
  void aVoiceWhoseNameHasAnAccentIsKeptWithout() throws Exception {
    String file = "pt/pt_PT/tugão/medium/pt_PT-tugão-medium.onnx";
    try (TestHub piper = new TestHub("rhasspy/piper-voices")) {
      piper.with(file, Packages.piper()).with(file + ".json", Packages.piperConfig());
      // As a keyboard may write it: a and a tilde behind it.
      String typed = "pt_PT-tuga\u0303o-medium";
      folders.pull(typed, piper.address(), false, progress::add, PACE, 1);
    }
    assertThat(folders.find("pt_PT-tugão-medium").id()).isEqualTo("pt_PT-tugao-medium");
    assertThat(folders.verify("pt_PT-tugao-medium").orElseThrow()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:1/elsewhere", "file:///etc/hostname", "::", "//other/x"})
  void itsListsGoOnNowhereElse(String next) {
    hub.next = next;
    assertThatThrownBy(this::pull)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("goes on somewhere else");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"error\": \"x\"}", "null", "[{\"type\": \"file\", \"path\": \"k.onnx\"}]"})
  void aListThatIsNoneIsTold(String listing) {
    hub.listing = listing;
    assertThatThrownBy(this::pull)
        .isInstanceOf(ModelException.class)
        .hasMessageMatching(".*(something else than a list of files|how large its files are)");
  }

  @Test
  void aNetworkWhoseWeightsLieApartIsFetchedWithThem() throws Exception {
    hub.with("k.onnx_data", new byte[] {1}).with("k.onnx_data_1", new byte[] {2});
    pull();
    assertThat(directory.resolve("models/kokoro/k.onnx_data_1")).hasBinaryContent(new byte[] {2});
    assertThat(directory.resolve("models/kokoro/k.onnx")).exists();
  }

  private void pull() throws Exception {
    folders.pull("some/kokoro", hub.address(), false, progress::add, PACE, 1);
  }
}
