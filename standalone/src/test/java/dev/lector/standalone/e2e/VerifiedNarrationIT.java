package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.books.passages.ChapterChoice;
import dev.lector.standalone.narrate.BookFormat;
import dev.lector.standalone.narrate.BookOutput;
import dev.lector.standalone.narrate.Narration;
import dev.lector.standalone.narrate.Narrator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A book that is listened to, through all services. The recogniser knows passages by how long their
 * audio is.
 */
class VerifiedNarrationIT {
  private static final String HEADING = "Chapter one.";
  private static final String MISHEARD_ONCE =
      "The river ran past the mill, and nobody had seen the miller since the snow began to melt.";
  private static final String ALWAYS_MISHEARD =
      "There was a table set out under a tree in front of the house, and the March Hare and the"
          + " Hatter were having tea at it: a Dormouse was sitting between them, fast asleep, and"
          + " the other two were using it as a cushion, resting their elbows on it, and talking"
          + " over its head, which was very uncomfortable for the Dormouse.";

  @TempDir Path directory;

  @Test
  void whatIsDoubtfulIsSaidAgainAndListedWhenItStaysSo() throws Exception {
    Path book =
        Files.writeString(
            directory.resolve("book.txt"),
            "CHAPTER I\n\n" + MISHEARD_ONCE + "\n\n" + ALWAYS_MISHEARD + "\n");
    Path output = directory.resolve("out");
    assertThat(narrate(book, output, "sh " + recogniser() + " {audio}"))
        .contains("1 passage stays doubtful");
    JsonNode manifest = manifest(output);
    assertThat(manifest.path("unsound")).hasSize(1);
    JsonNode doubtful = manifest.path("unsound").path(0);
    assertThat(doubtful.path("passage").asText()).isEqualTo("c001-p0003");
    assertThat(doubtful.path("verdict").asText()).isEqualTo("DOUBTFUL");
    assertThat(doubtful.path("takes").asInt()).isEqualTo(4);
    assertThat(doubtful.path("heard").asText()).startsWith("Tea was served");
    assertThat(Files.readAllLines(directory.resolve("heard.log")))
        .containsExactlyInAnyOrder("short", "middle", "middle", "long", "long", "long", "long");
    try (Narrator narrator = narrator(book, output)) {
      assertThat(narrator.isComplete()).isTrue();
    }
  }

  /** {@code RECOGNISER} is a command, such as {@code python hear.py base {audio} {language}}. */
  @Test
  @EnabledIfEnvironmentVariable(named = "RECOGNISER", matches = ".+")
  void aRealRecogniserUnderstandsTheVoice() throws Exception {
    Path book =
        Files.writeString(
            directory.resolve("book.txt"),
            "CHAPTER I\n\n"
                + MISHEARD_ONCE
                + "\n\nIn 1984 Dr. Smith paid $25.50 for 3 chairs, or 12% less than before.\n\n"
                + ALWAYS_MISHEARD
                + "\n");
    Path output = directory.resolve("out");
    String told = narrate(book, output, System.getenv("RECOGNISER"));
    assertThat(manifest(output).path("unsound")).as(told).isEmpty();
  }

  private String narrate(Path book, Path output, String command) throws Exception {
    try (EmbeddedCluster cluster = new EmbeddedCluster(directory.resolve("kafka"));
        Rig rig = new Rig(cluster.bootstrap(), "mock://verified", directory.resolve("audio"))) {
      rig.ledger(directory.resolve("ledger"), Map.of());
      rig.worker(Map.of());
      rig.verifier(Map.of("lector.verifier.recogniser", command, "lector.verifier.limit", "10m"));
      Gateway gateway = rig.gateway(Map.of());
      try (Narrator narrator = narrator(book, output)) {
        narrator.prepare(false);
        return narrator.narrate(gateway.uri(""), null, false);
      }
    }
  }

  private static JsonNode manifest(Path output) throws Exception {
    return new ObjectMapper().readTree(output.resolve("manifest.json").toFile());
  }

  private static Narrator narrator(Path book, Path output) throws Exception {
    Narrator narrator =
        Narrator.open(
            book,
            new ChapterChoice(Optional.empty(), true),
            output,
            new Narration(null, null, "starter", null, null),
            new BookOutput(BookFormat.WAV, 0, Optional.empty(), Optional.empty()));
    narrator.verify();
    return narrator;
  }

  /** Up to 2.5 s is the heading, up to 10 s what is misheard once. */
  private Path recogniser() throws Exception {
    return Files.writeString(
        directory.resolve("hear.sh"),
        """
        cd '%s' || exit 9
        size=$(wc -c < "$1")
        if [ "$size" -lt 110000 ]; then
          echo short >> heard.log; echo '%s'
        elif [ "$size" -lt 440000 ]; then
          echo middle >> heard.log
          if [ -e once ]; then echo '%s'; else echo > once; echo 'The river. The river. The river.'; fi
        else
          echo long >> heard.log; echo 'Tea was served.'
        fi
        """
            .formatted(directory, HEADING, MISHEARD_ONCE));
  }
}
