package dev.lector.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NemoCasesTest {
  @TempDir private Path checkout;

  @Test
  void readsACategoryPerFileAndAReadingBehindEachTilde() throws Exception {
    Path folder = folder();
    Files.writeString(folder.resolve("test_cases_date.txt"), "1/2~one two~two one\n ~ \n3~three\n");
    Files.writeString(folder.resolve("test_cases_special_text.txt"), "[x]~[x]\n");

    assertThat(NemoCases.in(checkout))
        .containsExactly(
            new ReadingCase("date", "1/2", List.of("one two", "two one")),
            new ReadingCase("date", "3", List.of("three")));
  }

  @Test
  void aFolderThatIsNoCheckoutIsAnsweredWithWhatToDo() {
    assertThatThrownBy(() -> NemoCases.in(checkout))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Clone https://github.com/NVIDIA/NeMo-text-processing")
        .hasMessageContaining("LECTOR_BENCH_NEMO");
  }

  private Path folder() throws IOException {
    return Files.createDirectories(
        checkout.resolve("tests/nemo_text_processing/en/data_text_normalization"));
  }
}
