package dev.lector.standalone;

import dev.lector.config.InvalidSettingException;
import dev.lector.speech.reading.ReadException;
import dev.lector.standalone.audiobookshelf.AudiobookshelfException;
import dev.lector.standalone.broker.BrokerException;
import dev.lector.standalone.deadletters.DeadLetterException;
import dev.lector.standalone.local.LocalException;
import dev.lector.standalone.models.ModelException;
import dev.lector.standalone.narrate.NarrationException;
import dev.lector.standalone.registry.RegistryException;
import dev.lector.standalone.say.SayException;
import dev.lector.standalone.tokens.TokenException;
import dev.lector.standalone.webhooks.WebhookException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * How a command that failed says so: one line for what is expected to go wrong, a stack trace for
 * what is not.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static int report(Exception failure, CommandLine command, ParseResult arguments) {
    switch (failure) {
      case SayException e -> say(command, e);
      case ReadException e -> say(command, e);
      case NarrationException e -> say(command, e);
      case DeadLetterException e -> say(command, e);
      case AudiobookshelfException e -> say(command, e);
      case WebhookException e -> say(command, e);
      case TokenException e -> say(command, e);
      case ModelException e -> say(command, e);
      case LocalException e -> say(command, e);
      case BrokerException e -> say(command, e);
      case RegistryException e -> say(command, e);
      case InvalidSettingException e -> say(command, e);
      case InterruptedException _ -> command.getErr().println("lector: interrupted");
      default -> {
        LOG.error("Unexpected failure", failure);
        command.getErr().println("lector: " + failure);
      }
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void say(CommandLine command, Exception failure) {
    LOG.debug("The command failed", failure);
    command.getErr().println("lector: " + failure.getMessage());
  }
}
