package dev.lector.standalone;

import dev.lector.standalone.broker.BrokerException;
import dev.lector.standalone.local.AccessToken;
import dev.lector.standalone.local.DataDirectory;
import dev.lector.standalone.local.LocalException;
import dev.lector.standalone.local.LocalServices;
import dev.lector.standalone.local.Ports;
import dev.lector.standalone.narrate.BookFormat;
import dev.lector.standalone.narrate.BookOutput;
import dev.lector.standalone.narrate.Narration;
import dev.lector.standalone.narrate.NarrationException;
import dev.lector.standalone.narrate.Narrator;
import dev.lector.standalone.registry.RegistryException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A book, as an audiobook. Without {@code --url} it uses the {@code up} that runs with the same
 * data, or starts everything itself on free ports; either way the data stays, and a narration that
 * was interrupted goes on.
 */
@Command(
    name = "narrate",
    description = {
      "Narrates a book into one M4B, or an audio file per chapter, with a manifest and a playlist.",
      "",
      "Interrupted and run again, it goes on where it was."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class NarrateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BOOK", description = "The book: .txt, .md or .epub.")
  private Path book = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "Where the files go.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "m4b (one file with chapters), or mp3, opus, flac, wav (a file per chapter). By default"
              + " m4b for an EPUB, wav for the rest.")
  private @Nullable String format;

  @Option(
      names = "--bit-rate",
      paramLabel = "BIT/S",
      description = "The bit rate of m4b, mp3 and opus, such as 96000.")
  private int bitRate;

  @Mixin private SpeakerOptions speaker = new SpeakerOptions();

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    // What is wrong with the book or its place is said before anything is started.
    Narrator narrator =
        Narrator.open(
            book,
            output,
            new Narration(
                speaker.voice,
                speaker.description(),
                speaker.model,
                speaker.language,
                speaker.speed),
            new BookOutput(format == null ? BookFormat.of(book) : BookFormat.of(format), bitRate));
    if (narrator.isComplete()) {
      System.err.println(output + " has all of it already");
      return 0;
    }
    URI url = server.url;
    if (url != null) {
      narrate(narrator, url, server.token);
      return 0;
    }
    DataDirectory data = DataDirectory.open(Environment.data());
    Optional<URI> running = data.running();
    if (running.isPresent()) {
      System.err.println("Asking the Lector that runs at " + running.get());
      narrate(narrator, running.get(), server.token);
    } else {
      narrateHere(narrator, data, speaker.settings());
    }
    return 0;
  }

  private static void narrateHere(Narrator narrator, DataDirectory data, Map<String, String> more)
      throws NarrationException,
          LocalException,
          BrokerException,
          RegistryException,
          InterruptedException {
    AccessToken access = AccessToken.random();
    Map<String, String> settings = new HashMap<>(more);
    settings.putAll(
        Map.of(
            "lector.auth.tokens", access.setting(),
            "lector.http.publicurl", "",
            "lector.http.grace", "PT0S",
            "lector.worker.drain", "PT1S",
            "lector.worker.port", "-1"));
    Thread narrating = Thread.currentThread();
    System.err.println("Starting Lector…");
    try (Closing closing = new Closing()) {
      Runnable stopAll = closing::close;
      // A signal stops what was started in order, as the end does.
      Thread stop =
          Thread.ofPlatform()
              .name("stop")
              .unstarted(
                  () -> {
                    narrating.interrupt();
                    stopAll.run();
                  });
      Runtime.getRuntime().addShutdownHook(stop);
      LocalServices services = Everything.start(closing, data, Ports.free(), settings);
      narrate(narrator, services.url(), access.token());
    }
  }

  private static void narrate(Narrator narrator, URI server, @Nullable String bearer)
      throws NarrationException, InterruptedException {
    System.err.println(narrator.narrate(server, bearer, Boolean.getBoolean("lector.terminal")));
  }
}
