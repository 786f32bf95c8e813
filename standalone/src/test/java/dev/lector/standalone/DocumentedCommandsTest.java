package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * DocumentedCommands of the documents: their syntax, and what they name, those too that no test can
 * run.
 */
class DocumentedCommandsTest {
  /** What a test has not got, so that nothing is left out by accident. */
  private static final Set<String> NEEDS =
      Set.of(
          "archive",
          "certificate",
          "cluster",
          "docker",
          "kubernetes",
          "letter",
          "packages",
          "receiver",
          "recogniser",
          "time",
          "webhook");

  private static final Pattern LECTOR = Pattern.compile("\\./lector ((?:[a-z-]+ ?)+)([^|;&#\n]*)");
  private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[a-z][a-z-]+");
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w/.])(?:deploy/[\\w./-]+|docker-compose[\\w.]*\\.yml)");

  /** DocumentedCommands of the launcher itself, which takes no options for them. */
  private static final Set<String> LAUNCHER =
      Set.of("up", "test", "tts-processor", "gateway-bridge", "ledger", "verifier", "bench");

  @Test
  void everyBlockIsBash() throws Exception {
    for (DocumentedCommands commands : all()) {
      Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
      try (var in = bash.outputWriter(StandardCharsets.UTF_8)) {
        in.write(commands.text());
      }
      String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor()).as("%s: %s", commands, said).isZero();
    }
  }

  @Test
  void whatIsNotRunSaysWhatItNeeds() throws IOException {
    assertThat(all())
        .allMatch(commands -> commands.needs().isEmpty() || NEEDS.contains(commands.needs()));
    assertThat(all().stream().filter(commands -> commands.needs().isEmpty()).count())
        .isGreaterThan(20);
  }

  @Test
  void everyCommandAndOptionOfLectorIsOne() throws IOException {
    CommandLine lector = Lector.commandLine();
    for (DocumentedCommands commands : all()) {
      LECTOR
          .matcher(commands.text().replace("\\\n", " "))
          .results()
          .forEach(
              match -> {
                String[] words = match.group(1).strip().split(" ", -1);
                CommandLine command = lector.getSubcommands().get(words[0]);
                if (command == null) {
                  assertThat(LAUNCHER).as(match.group()).contains(words[0]);
                  return;
                }
                if (words.length > 1 && command.getSubcommands().containsKey(words[1])) {
                  command = command.getSubcommands().get(words[1]);
                }
                List<String> options =
                    OPTION.matcher(match.group(2)).results().map(one -> one.group()).toList();
                assertThat(command.getCommandSpec().optionsMap().keySet())
                    .as("%s in %s", match.group(), commands.document())
                    .containsAll(options);
              });
    }
  }

  @Test
  void everyFileOfTheSourcesIsThere() throws IOException {
    for (DocumentedCommands commands : all()) {
      assertThat(FILE.matcher(commands.text()).results().map(match -> match.group()))
          .as(commands.document())
          .allMatch(file -> Files.exists(Path.of("..", file)));
    }
  }

  private static List<DocumentedCommands> all() throws IOException {
    return DocumentedCommands.documents().stream()
        .flatMap(name -> DocumentedCommands.of(name).stream())
        .toList();
  }
}
