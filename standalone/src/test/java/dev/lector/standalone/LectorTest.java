package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the commands make of their arguments, before anything is started. */
class LectorTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "say -o x.wav, TEXT",
    "say Hello -f x.txt -o x.wav, TEXT",
    "say Hello -o x.wav --speed fast, --speed",
    "say Hello -o x.wav --sped 1, --sped",
    "read, TEXT",
    "read Hello -f x.txt, TEXT",
    "read Hello --jsonl, standard input",
    "read --jsonl --phonemes, --phonemes",
    "models, add",
    "models add, PATH",
    "models try, NAME",
    "dead-letters, replay",
    "dead-letters show first, first",
    "dead-letters list -n 0, --limit",
    "dead-letters replay, --all",
    "dead-letters replay 3 --all, --all",
    "say Hello -o x.wav --url localhost:8080, http://localhost:8080",
    "narrate book.txt, --output",
    "narrate -o out, BOOK",
    "narrate book.txt -o out --speed fast, --speed",
    "narrate book.txt -o out --url localhost:8080, http://localhost:8080",
    "token, revoke",
    "token new, TENANT",
    "token new a/b, 1 to 64 letters",
    "token new acme --name a/b, name=",
    "token new acme --expires soon, --expires",
    "token new acme --expires 2020-01-01, 2020-01-01T00:00:00Z",
    "config sing, gateway-bridge",
    "sing, sing",
    "up now, now",
  })
  void whatIsNotUnderstoodIsSaidAndEndsWithTwo(String line, String named) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(named);
  }

  @Test
  void helpGoesToStandardOutput() {
    assertThat(run("say", "--help")).isZero();
    assertThat(out.toString()).contains("--description").contains("LECTOR_TOKEN");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aDirectoryAsOutputIsOneLineAndEndsWithOne() {
    assertThat(run("say", "Hello", "-o", directory.toString())).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().contains("is a directory");
  }

  @Test
  void aServerThatIsNotThereIsOneLineAndEndsWithOne() {
    assertThat(
            run(
                "say",
                "Hello",
                "-o",
                directory.resolve("x.wav").toString(),
                "--url",
                "http://localhost:1"))
        .isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().contains("Nothing answers");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aBookThatIsNotThereIsOneLineBeforeAnythingIsStarted() {
    assertThat(run("narrate", "nowhere.txt", "-o", directory.resolve("out").toString()))
        .isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .isEqualTo("lector: There is no file nowhere.txt");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theConfigurationOfAServiceIsShownWithItsOrigins() {
    assertThat(run("config", "ledger")).isZero();
    assertThat(out.toString().lines()).first().isEqualTo("# ledger");
    assertThat(out.toString())
        .containsPattern("(?m)^lector\\.ledger\\.port = 9401 +# default$")
        .doesNotContain("lector.worker.lanes");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theConfigurationOfUpSaysWhatUpSets() {
    assertThat(run("config", "standalone")).isZero();
    assertThat(out.toString())
        .contains("# gateway-bridge", "# tts-processor", "# ledger")
        .containsPattern("(?m)^lector\\.worker\\.drain = 3s +# set by the program$")
        .containsPattern("(?m)^lector\\.media\\.secret = \\(hidden\\) +# set by the program$");
  }

  @ParameterizedTest
  @CsvSource({
    "lector.ledger.port, 70000, 'ledger: lector.ledger.port must be 0 to 65535, not 70000 (system"
        + " property lector.ledger.port)'",
    "lector.ledger.prot, 1, 'ledger: lector.ledger.prot is no setting (system property"
        + " lector.ledger.prot); the nearest is lector.ledger.port'",
  })
  void aConfigurationThatAServiceRefusesIsOneLineAndEndsWithOne(
      String key, String value, String message) {
    System.setProperty(key, value);
    try {
      assertThat(run("config", "ledger")).isEqualTo(1);
    } finally {
      System.clearProperty(key);
    }
    assertThat(err.toString().lines()).singleElement().isEqualTo("lector: " + message);
  }

  private int run(String... arguments) {
    CommandLine command = Lector.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
