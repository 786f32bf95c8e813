package dev.lector.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that run Lector on one machine. */
@Command(
    name = "lector",
    description = "Text-to-speech on Apache Kafka, on this machine.",
    subcommands = {
      SayCommand.class,
      ReadCommand.class,
      UpCommand.class,
      NarrateCommand.class,
      DeadLettersCommand.class,
      WebhooksCommand.class,
      TokenCommand.class,
      ModelsCommand.class,
      ConfigCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true)
public final class Lector {
  private Lector() {}

  /**
   * Runs a command and leaves with its code: 0 done, 1 failed, 2 not understood.
   *
   * @param args the command and its arguments
   */
  public static void main(String[] args) {
    // Also for what no command comes to: help, and arguments that are not understood.
    try {
      Logging.quiet();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Lector()).setExecutionExceptionHandler(Failures::report);
  }
}
