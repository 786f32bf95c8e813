package dev.lector.standalone;

import dev.lector.http.tls.AddedTrust;
import java.net.URI;
import java.nio.file.Path;
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

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      defaultValue = "${env:LECTOR_CA}",
      description = {
        "Authority of the server's certificate (PEM), where it is none that",
        "Java trusts; LECTOR_CA otherwise."
      })
  void authority(@Nullable Path file) {
    if (file == null || file.toString().isEmpty()) {
      return;
    }
    try {
      AddedTrust.install(file);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), "--ca: " + e.getMessage());
    }
  }

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
