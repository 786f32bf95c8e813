package dev.lector.standalone;

import dev.lector.standalone.audiobookshelf.Audiobookshelf;
import dev.lector.standalone.audiobookshelf.AudiobookshelfException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether a narrated book goes to an Audiobookshelf server, and where to. */
final class AudiobookshelfOptions {
  private static final String TOKEN = "AUDIOBOOKSHELF_TOKEN";

  @Option(
      names = "--audiobookshelf",
      paramLabel = "URL",
      description =
          "Uploads the finished book to this Audiobookshelf server; its API key is in the environment,"
              + " "
              + TOKEN
              + ", or in --audiobookshelf-token-file.")
  private @Nullable URI server;

  @Option(
      names = "--audiobookshelf-library",
      paramLabel = "NAME",
      description = "Which library; needed where the server has several with books.")
  private @Nullable String library;

  @Option(
      names = "--audiobookshelf-token-file",
      paramLabel = "FILE",
      description = "Has the API key, so that it need not be in the environment.")
  private @Nullable Path tokenFile;

  /** A server and the place on it, both checked. */
  record Target(Audiobookshelf shelf, Audiobookshelf.Place place) implements AutoCloseable {
    void put(Path directory, boolean force) throws AudiobookshelfException, InterruptedException {
      System.err.println(shelf.put(directory, place, force));
    }

    @Override
    public void close() {
      shelf.close();
    }
  }

  /**
   * Where the book goes; asked before it is narrated, so that a wrong token is known then.
   *
   * @return null when it goes nowhere
   */
  @Nullable Target target(CommandSpec spec) throws AudiobookshelfException, InterruptedException {
    URI address = server;
    if (address == null) {
      return null;
    }
    if (!address.isAbsolute()) {
      throw new ParameterException(
          spec.commandLine(), "--audiobookshelf is a whole URL, such as https://books.example.org");
    }
    Audiobookshelf shelf = new Audiobookshelf(address, token(spec));
    try {
      return new Target(shelf, shelf.place(library));
    } catch (AudiobookshelfException | InterruptedException e) {
      shelf.close();
      throw e;
    }
  }

  private String token(CommandSpec spec) {
    String token = System.getenv().getOrDefault(TOKEN, "").strip();
    if (tokenFile != null) {
      try {
        token = Files.readString(tokenFile).strip();
      } catch (IOException e) {
        throw new ParameterException(
            spec.commandLine(), "--audiobookshelf-token-file cannot be read: " + tokenFile, e);
      }
    }
    if (token.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--audiobookshelf needs an API key: %s in the environment, or --audiobookshelf-token-file"
              .formatted(TOKEN));
    }
    return token;
  }
}
