package dev.lector.standalone;

import dev.lector.verifier.VerifierConfig;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether a recogniser listens to what is narrated. */
final class VerifyOptions {
  private static final String RECOGNISER = "lector.verifier.recogniser";

  @Option(
      names = "--verify",
      description = {
        "Has a recogniser listen to each passage; what it doubts is said again, up to three times,"
            + " and what stays doubtful is listed in manifest.json with what was heard."
      })
  boolean verify;

  @Option(
      names = "--recogniser",
      paramLabel = "COMMAND",
      description =
          "With --verify, the command that turns an audio file into text, such as \"whisper-cli -m"
              + " MODEL -np -nt {audio}\"; by default that of lector.verifier.recogniser.")
  @Nullable String recogniser;

  /** Settings of a verifier that listens for this command alone. */
  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    if (!verify) {
      // One that is configured for others need not start.
      settings.put(RECOGNISER, "");
    } else if (recogniser != null) {
      settings.put(RECOGNISER, recogniser);
    }
    return settings;
  }

  /**
   * Checks what is started here.
   *
   * @throws ParameterException when nothing would listen
   */
  void requireHere(CommandSpec spec) {
    if (verify && !VerifierConfig.isConfigured(settings())) {
      throw new ParameterException(
          spec.commandLine(),
          "--verify needs a recogniser: --recogniser \"COMMAND {audio}\", or"
              + " LECTOR_VERIFIER_RECOGNISER in the environment");
    }
    if (!verify && recogniser != null) {
      throw new ParameterException(spec.commandLine(), "--recogniser goes with --verify");
    }
  }

  /**
   * Checks what goes to a Lector that runs already.
   *
   * @throws ParameterException when it is to use a recogniser of this command's
   */
  void requireThere(CommandSpec spec) {
    if (recogniser != null) {
      throw new ParameterException(
          spec.commandLine(),
          "With a Lector that runs already, its verifiers listen: set lector.verifier.recogniser there,"
              + " and leave --recogniser out");
    }
  }
}
