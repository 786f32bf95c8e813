package dev.lector.standalone;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom to ask instead of starting everything. */
final class ServerOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:LECTOR_TOKEN}",
      description = "Bearer token for --url; LECTOR_TOKEN otherwise.")
  @Nullable String token;

  /** Its address; null when none was given. */
  @Nullable URI url;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Asks a running Lector instead of starting one.")
  void url(URI given) {
    boolean http =
        given.getHost() != null && String.valueOf(given.getScheme()).matches("(?i)https?");
    if (!http) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "Invalid value for option '--url': '" + given + "' is not like http://localhost:8080");
    }
    url = given;
  }
}
