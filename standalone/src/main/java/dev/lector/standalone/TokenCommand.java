package dev.lector.standalone;

import dev.lector.bridge.auth.Token;
import dev.lector.bridge.auth.TokenFile;
import dev.lector.standalone.tokens.BearerToken;
import dev.lector.standalone.tokens.Expiry;
import dev.lector.standalone.tokens.TokenException;
import dev.lector.standalone.tokens.TokenLines;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Bearer tokens of the bridge: made, listed and revoked. */
@Command(
    name = "token",
    description = {
      "Makes bearer tokens, and edits the file of tokens that a bridge reads.",
      "",
      "The bridge's setting lector.auth.tokensfile names that file. It holds digests, never a"
          + " token, and is read again within seconds when it changes."
    },
    mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(commandLine(), "Say what to do with tokens: new, list or revoke");
  }

  /** One more. */
  @Command(
      name = "new",
      description = {
        "Makes a token and shows it once: the first line is the token, the second its line for the"
            + " file of tokens, which --file adds instead."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  void make(
      @Parameters(paramLabel = "TENANT", description = "Whom it stands for.") String tenant,
      @Option(
              names = "--name",
              defaultValue = "",
              description =
                  "Which of the tenant's tokens it is; the start of its digest otherwise.")
          String name,
      @Option(
              names = "--expires",
              paramLabel = "90d|DATE",
              description =
                  "When it ends: a duration from now, a date (its first moment, UTC) or a time such"
                      + " as 2027-01-31T12:00:00Z; never otherwise.")
          @Nullable String expires,
      @Option(names = "--operator", description = "It operates the farm: it sees all dead letters.")
          boolean operator,
      @Option(
              names = "--file",
              description =
                  "Adds its line to this file of tokens; one that is not there is made, for its"
                      + " owner alone.")
          @Nullable Path file)
      throws TokenException {
    BearerToken secret = BearerToken.random();
    Token token;
    try {
      Instant end = expires == null ? null : Expiry.of(expires, Instant.now());
      token = new Token(tenant, secret.sha256(), name, end, operator);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(subcommand("new"), "The token " + e.getMessage(), e);
    }
    if (file != null) {
      new TokenLines(file).add(token);
    }
    out().println(secret.text());
    if (file == null) {
      out().println(TokenFile.line(token));
    }
  }

  /** What is there. */
  @Command(
      description = "Lists a file's tokens: tenant, name, digest, when each ends, operators.",
      mixinStandardHelpOptions = true)
  void list(@Parameters(paramLabel = "FILE") Path file) throws TokenException {
    Instant now = Instant.now();
    for (Token token : new TokenLines(file).tokens()) {
      out()
          .println(
              "%s  %s  %s…  %s%s"
                  .formatted(
                      token.tenant(),
                      token.name(),
                      token.sha256().substring(0, 8),
                      end(token, now),
                      token.operator() ? "  operator" : ""));
    }
  }

  /** One fewer. */
  @Command(
      description =
          "Removes a token from a file: the bridges that read it refuse it within seconds.",
      mixinStandardHelpOptions = true)
  void revoke(
      @Parameters(paramLabel = "FILE") Path file,
      @Parameters(paramLabel = "TENANT") String tenant,
      @Parameters(paramLabel = "NAME", description = "As the list has it.") String name)
      throws TokenException {
    new TokenLines(file).remove(tenant, name);
    out().println("%s %s".formatted(tenant, name));
  }

  private static String end(Token token, Instant now) {
    if (token.expires() == null) {
      return "never expires";
    }
    return "%s %s".formatted(token.hasExpired(now) ? "expired" : "expires", token.expires());
  }

  private CommandLine subcommand(String name) {
    return Objects.requireNonNull(commandLine().getSubcommands().get(name));
  }

  private PrintWriter out() {
    return commandLine().getOut();
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
