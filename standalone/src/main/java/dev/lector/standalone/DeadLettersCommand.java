package dev.lector.standalone;

import dev.lector.deadletters.LetterId;
import dev.lector.standalone.deadletters.DeadLetterException;
import dev.lector.standalone.deadletters.DeadLetters;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What workers have set aside: looked at, and sent again. */
@Command(
    name = "dead-letters",
    description = {
      "Shows the requests that workers have set aside, and sends them again.",
      "",
      "Kafka is where LECTOR_KAFKA_BOOTSTRAP_SERVERS says, the registry where LECTOR_REGISTRY_URL"
          + " does; else those of 'lector up' on this machine are meant."
    },
    mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Runnable {
  private static final String NEWEST = "50";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(commandLine(), "Say what to do with them: list, show or replay");
  }

  /** What is there. */
  @Command(
      description = "Lists dead letters, the newest last.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  void list(
      @Option(
              names = {"-n", "--limit"},
              paramLabel = "COUNT",
              defaultValue = NEWEST,
              description = "How many at most, the newest; ${DEFAULT-VALUE} otherwise.")
          int limit)
      throws DeadLetterException {
    if (limit < 1) {
      throw wrong("list", "--limit is 1 or more");
    }
    try (DeadLetters letters = open()) {
      letters.list(limit, out()::println);
    }
  }

  /** All of one. */
  @Command(description = "Shows all there is in a dead letter.", mixinStandardHelpOptions = true)
  void show(@Parameters(paramLabel = "LETTER", description = "As the list names it.") String letter)
      throws DeadLetterException {
    LetterId id = id("show", letter);
    try (DeadLetters letters = open()) {
      out().print(letters.show(id));
      out().flush();
    }
  }

  /** Once more. */
  @Command(
      description = {
        "Sends dead letters to the queue they came from once more.",
        "",
        "Each becomes a request of its own: what has ended stays ended. The letters stay too; one"
            + " that is replayed twice is the same request."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int replay(
      @Parameters(paramLabel = "LETTER", arity = "0..*", description = "As the list names them.")
          @Nullable List<String> named,
      @Option(names = "--all", description = "All there are instead.") boolean all)
      throws DeadLetterException, InterruptedException {
    List<LetterId> ids =
        named == null ? List.of() : named.stream().map(name -> id("replay", name)).toList();
    if (ids.isEmpty() != all) {
      throw wrong("replay", "Name either LETTERs or --all, one of them");
    }
    int[] code = {CommandLine.ExitCode.OK};
    try (DeadLetters letters = open()) {
      if (all) {
        letters.replayAll(
            out()::println,
            refusal -> {
              err().println("lector: " + refusal);
              code[0] = CommandLine.ExitCode.SOFTWARE;
            });
      } else {
        letters.replay(ids, out()::println);
      }
    }
    return code[0];
  }

  private LetterId id(String command, String name) {
    return LetterId.parse(name)
        .orElseThrow(
            () -> wrong(command, "'" + name + "' is no name of a dead letter, such as 17"));
  }

  private static DeadLetters open() throws DeadLetterException {
    return DeadLetters.open(System.getenv());
  }

  private ParameterException wrong(String command, String message) {
    return new ParameterException(
        Objects.requireNonNull(commandLine().getSubcommands().get(command)), message);
  }

  private PrintWriter out() {
    return commandLine().getOut();
  }

  private PrintWriter err() {
    return commandLine().getErr();
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
