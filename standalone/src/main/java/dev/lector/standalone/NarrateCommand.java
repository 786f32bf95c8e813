package dev.lector.standalone;

import dev.lector.books.passages.ChapterChoice;
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
import dev.lector.standalone.narrate.SubtitleFormat;
import dev.lector.standalone.registry.RegistryException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A book, as an audiobook. Without {@code --url} it uses the {@code up} that runs with the same
 * data, or starts everything itself on free ports; either way the data stays, and a narration that
 * was interrupted goes on.
 */
@Command(
    name = "narrate",
    description = {
      "Narrates a book into one M4B, a read-along EPUB, or an audio file per chapter, with a manifest.",
      "",
      "Interrupted and run again, it goes on where it was."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class NarrateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "BOOK",
      description =
          "The book: .epub, .docx, .fb2, .fb2.zip, .txt, .md or .html; a directory of its chapters; or -"
              + " for standard input.")
  private Path book = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the files go; needed but for --dry-run.")
  private @Nullable Path output;

  @Option(
      names = "--dry-run",
      description = "Only show the chapters, how long they take, and what is left out.")
  private boolean dryRun;

  @Option(
      names = "--chapters",
      paramLabel = "LIST",
      description = "Only these, by the numbers that --dry-run shows, such as 1,3-5.")
  private @Nullable String chapters;

  @Option(
      names = "--skip",
      paramLabel = "front-matter|none",
      defaultValue = "front-matter",
      description =
          "What is not narrated: title pages, imprints and the like (the default), or none of it.")
  private String skip = "front-matter";

  @Option(
      names = "--preview",
      description =
          "Only about the first 30 s of each chapter, up to the end of a passage, into DIR/preview.")
  private boolean preview;

  @Option(
      names = "--allow-missing",
      description = "Makes the book without the passages that cannot be spoken, and names them.")
  private boolean allowMissing;

  @Option(
      names = "--force",
      description = "Replace another book in the same directory, and write a finished one anew.")
  private boolean force;

  @Mixin private PauseOptions pauses = new PauseOptions();

  @Mixin private ReadingFlags reading = new ReadingFlags();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "m4b (one file with chapters), epub (the EPUB itself, read along: readers play it and"
              + " highlight each sentence), or mp3, opus, flac, wav (a file per chapter). By default"
              + " m4b for an EPUB, a .docx and a .fb2, wav for the rest.")
  private @Nullable String format;

  @Option(
      names = "--bit-rate",
      paramLabel = "BIT/S",
      description = "The bit rate of m4b, mp3 and opus, such as 96000.")
  private int bitRate;

  @Option(
      names = "--subtitles",
      paramLabel = "srt|vtt",
      description = "Writes subtitles beside each audio file.")
  private @Nullable String subtitles;

  @Option(
      names = "--feed",
      paramLabel = "URL",
      description =
          "Writes feed.xml, a podcast feed whose episodes are the files, with their chapters and"
              + " subtitles; URL is where DIR will be served.")
  private @Nullable URI feed;

  @Mixin private SpeakerVoices voices = new SpeakerVoices();

  @Mixin private SpeakerOptions speaker = new SpeakerOptions();

  @Option(
      names = "--strict",
      description =
          "Refuses what is plainly in another language than the voice, instead of warning.")
  private boolean strict;

  @Mixin private BookLoudness loudness = new BookLoudness();

  @Mixin private VerifyOptions verification = new VerifyOptions();

  @Mixin private AudiobookshelfOptions audiobookshelf = new AudiobookshelfOptions();

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    // What is wrong with the book or its place is said before anything is started.
    Path directory = output;
    if (directory == null && !dryRun) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--output=DIR'");
    }
    Narrator whole =
        Narrator.open(
            book,
            choice(),
            directory == null ? Path.of("") : directory,
            wish(),
            result(),
            voices.read());
    try (Narrator narrator = preview ? whole.preview() : whole;
        AudiobookshelfOptions.Target target =
            dryRun || preview ? null : audiobookshelf.target(spec)) {
      int code = run(narrator);
      if (target != null && directory != null) {
        target.put(directory, force);
      }
      return code;
    }
  }

  private int run(Narrator narrator) throws Exception {
    if (allowMissing) {
      narrator.allowMissing();
    }
    narrator.notices().forEach(notice -> System.err.println("lector: " + notice));
    if (dryRun) {
      System.out.println(narrator.dryRun());
      return 0;
    }
    if (verification.verify) {
      narrator.verify();
    }
    if (!force && narrator.isComplete()) {
      narrator.tidy();
      System.err.println(narrator.there());
      return 0;
    }
    narrator.prepare(force);
    URI url = server.url;
    if (url != null) {
      requireNames();
      narrate(narrator, url, server.token);
      return 0;
    }
    DataDirectory data = DataDirectory.open(Environment.data());
    Optional<URI> running = data.running();
    if (running.isPresent()) {
      requireNames();
      System.err.println("Asking the Lector that runs at " + running.get());
      narrate(narrator, running.get(), server.token);
    } else {
      Map<String, String> settings = new HashMap<>(speaker.settings());
      settings.putAll(reading.settings());
      verification.requireHere(spec);
      settings.putAll(verification.settings());
      narrateHere(narrator, data, settings);
    }
    return 0;
  }

  private BookOutput result() throws NarrationException {
    URI base = feed;
    if (base != null && !base.isAbsolute()) {
      throw new ParameterException(
          spec.commandLine(), "--feed is a whole URL, such as https://example.org/book/");
    }
    return new BookOutput(
        format == null ? BookFormat.of(book) : BookFormat.of(format),
        bitRate,
        subtitles == null ? Optional.empty() : Optional.of(SubtitleFormat.of(subtitles)),
        Optional.ofNullable(base));
  }

  private Narration wish() throws IOException {
    return new Narration(
        speaker.voice,
        speaker.description(),
        speaker.model,
        speaker.language,
        speaker.speed,
        pauses.pauses(spec),
        orNull(reading.wish().lexicon()),
        orNull(reading.wish().normalize()),
        reading.digest(),
        strict,
        loudness.lufs(spec),
        loudness.truePeak());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private ChapterChoice choice() {
    if (!skip.equals("front-matter") && !skip.equals("none")) {
      throw new ParameterException(spec.commandLine(), "--skip is front-matter or none");
    }
    try {
      return new ChapterChoice(
          Optional.ofNullable(chapters).map(ChapterChoice::parse), skip.equals("front-matter"));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--chapters: " + e.getMessage());
    }
  }

  /** Another process does not know files of this one. */
  private void requireNames() {
    verification.requireThere(spec);
    if (reading.isFile()) {
      throw new ParameterException(
          spec.commandLine(),
          "With a Lector that runs already, --lexicon has names of the server's lexicons: put the"
              + " file into the directory lector.text.lexicons of its workers");
    }
  }

  private static void narrateHere(Narrator narrator, DataDirectory data, Map<String, String> more)
      throws NarrationException,
          LocalException,
          BrokerException,
          RegistryException,
          InterruptedException {
    AccessToken access = AccessToken.random();
    Map<String, String> settings = new HashMap<>(more);
    settings.putAll(PlainHttp.settings());
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
