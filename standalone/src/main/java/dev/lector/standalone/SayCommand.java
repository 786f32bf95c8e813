package dev.lector.standalone;

import dev.lector.http.FreePort;
import dev.lector.standalone.broker.BrokerException;
import dev.lector.standalone.broker.BrokerSettings;
import dev.lector.standalone.broker.EmbeddedBroker;
import dev.lector.standalone.local.AccessToken;
import dev.lector.standalone.local.DataDirectory;
import dev.lector.standalone.local.LocalException;
import dev.lector.standalone.local.LocalServices;
import dev.lector.standalone.local.PassingTopics;
import dev.lector.standalone.local.ServiceSettings;
import dev.lector.standalone.local.TemporaryDirectory;
import dev.lector.standalone.say.AudioTarget;
import dev.lector.standalone.say.JobReport;
import dev.lector.standalone.say.Progress;
import dev.lector.standalone.say.SayException;
import dev.lector.standalone.say.SpeechClient;
import dev.lector.standalone.say.Spoken;
import dev.lector.standalone.say.TextSource;
import dev.lector.standalone.say.TimeTable;
import dev.lector.standalone.say.TimesTarget;
import dev.lector.standalone.say.Wish;
import dev.lector.tts.TtsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * One text, heard or in one file. Without {@code --url} it starts a broker, a bridge and a worker
 * of its own on free ports; the broker's data is thrown away afterwards, the audio store is the one
 * of {@code up}, so a text said before is there already.
 */
@Command(
    name = "say",
    description =
        "Speaks a text, aloud or into an audio file, through HTTP, Kafka, a worker and the audio store.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SayCommand implements Callable<Integer> {
  private static final int LOCAL_STEPS = 5;
  private static final int REMOTE_STEPS = 2;

  /** More hardly help a run. */
  private static final int MOST_THREADS = 4;

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..*",
      description = "What to say; several words are joined with spaces.")
  private List<String> words = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {
        "The file to write, in the format that its name ends in; - is standard output. Without it the"
            + " audio is played, or left in lector.wav where nothing plays."
      })
  private @Nullable String output;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Reads the text from a file, UTF-8; - is standard input.")
  private @Nullable String file;

  @Option(
      names = "--ssml",
      description = "The text is SSML even where it does not begin with <speak.")
  private boolean ssml;

  @Option(
      names = "--inline",
      description = "The text has [[phonemes in IPA]] and [pause 500ms] in it.")
  private boolean inline;

  @Option(
      names = "--times",
      paramLabel = "FILE",
      description = {
        "Also writes when sentences and words are heard, by the file's extension: .srt and .vtt"
            + " (subtitles), .json, .marks (Amazon Polly's speech marks), .elevenlabs.json (their"
            + " alignment)."
      })
  private @Nullable String times;

  @Mixin private SpeakerOptions speaker = new SpeakerOptions();

  @Mixin private FormatOptions format = new FormatOptions();

  @Mixin private LoudnessOptions loudness = new LoudnessOptions();

  @Option(
      names = "--strict",
      description =
          "Refuses a text that is plainly in another language than the voice, instead of warning.")
  private boolean strict;

  @Mixin private ReadingFlags reading = new ReadingFlags();

  @Mixin private ServerOptions server = new ServerOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Wish wish =
        new Wish(
            text(),
            speaker.description(),
            speaker.voice,
            speaker.model,
            speaker.language,
            speaker.speed,
            format.of(output == null ? "" : output),
            reading.wish().lexicon(),
            reading.wish().normalize(),
            strict,
            textType(),
            loudness.loudness,
            loudness.truePeak);
    Targets targets =
        new Targets(
            target(), times == null ? Optional.empty() : Optional.of(TimesTarget.of(times)));
    URI url = server.url;
    if (url == null) {
      Map<String, String> more = new HashMap<>(speaker.settings());
      more.putAll(reading.settings());
      sayHere(wish, targets, more);
    } else if (reading.isFile()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "With --url, --lexicon has names of the server's lexicons: put the file into the directory"
              + " lector.text.lexicons of its workers");
    } else {
      try (Progress progress = Progress.begin(onTerminal(), REMOTE_STEPS)) {
        say(url, server.token, wish, targets, progress, new TimeTable());
      }
    }
    return 0;
  }

  private AudioTarget target() throws SayException {
    if (output != null) {
      return AudioTarget.of(output, System.out);
    }
    String extension = format.format == null ? "wav" : format.format.toLowerCase(Locale.ROOT);
    String searchPath = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return AudioTarget.played(searchPath, Path.of("lector." + extension));
  }

  private @Nullable String textType() {
    if (ssml && inline) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "A text is --ssml or has --inline markup, one of them");
    }
    return ssml ? "ssml" : inline ? "inline" : null;
  }

  private String text() throws SayException {
    String from = file;
    if (words.isEmpty() == (from == null)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Give either a TEXT or a --file, one of them");
    }
    return from == null ? String.join(" ", words) : TextSource.read(from, System.in);
  }

  /** Where the results go. */
  private record Targets(AudioTarget audio, Optional<TimesTarget> times) {}

  private static void sayHere(Wish wish, Targets targets, Map<String, String> more)
      throws SayException, LocalException, BrokerException, IOException, InterruptedException {
    DataDirectory data = DataDirectory.open(Environment.data());
    AccessToken access = AccessToken.random();
    int port = FreePort.find();
    try (Progress progress = Progress.begin(onTerminal(), LOCAL_STEPS);
        TemporaryDirectory temporary = TemporaryDirectory.create()) {
      progress.step("Starting Kafka");
      ServiceSettings settings = settings(port, data, access, more);
      LocalServices.Prepared prepared = LocalServices.prepare(settings.more());
      // Neither broker nor services are stopped: that takes half a second, the process ends with
      // this command, nobody else knows of them, and the audio is safe before it is announced.
      EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.passing(temporary.path(), port));
      PassingTopics.create(broker.bootstrapServers());
      progress.step("Starting the bridge and a worker");
      LocalServices services = prepared.start(settings);
      TimeTable times = new TimeTable().add("start", sinceStart(), "broker, bridge and worker");
      say(services.url(), access.token(), wish, targets, progress, times);
    }
  }

  private static ServiceSettings settings(
      int kafkaPort, DataDirectory data, AccessToken access, Map<String, String> more)
      throws LocalException {
    Map<String, String> own = new HashMap<>(LocalModels.settings());
    own.putAll(more);
    own.putAll(PlainHttp.settings());
    own.putAll(
        Map.of(
            "lector.auth.tokens", access.setting(),
            "lector.http.publicurl", "",
            "lector.http.grace", "PT0S",
            "lector.limits.wait", "PT10M",
            "lector.worker.lanes", "1",
            "lector.worker.narrators", "0",
            "lector.worker.port", "-1",
            "lector.models.graphs", data.graphs().toString()));
    // There is one text, and nothing else to do: all cores say it, unless it is set how many.
    if (TtsConfig.load(own).speech().threads() == 0) {
      int cores = Runtime.getRuntime().availableProcessors();
      own.put("lector.threads", Integer.toString(Math.min(cores, MOST_THREADS)));
    }
    return new ServiceSettings(
        "localhost:" + kafkaPort,
        "mock://say",
        data.audio(),
        Optional.empty(),
        "localhost",
        0,
        data.mediaSecret(),
        own);
  }

  private static void say(
      URI server,
      @Nullable String token,
      Wish wish,
      Targets targets,
      Progress progress,
      TimeTable times)
      throws SayException, InterruptedException {
    try (SpeechClient client = new SpeechClient(server, token)) {
      progress.step("Speaking");
      Spoken spoken = client.say(wish);
      Optional<JobReport> job = client.job(spoken.requestId());
      job.ifPresentOrElse(
          known -> times.addRequest(spoken, known),
          () -> times.add("request", spoken.took(), "the server tells no details"));
      progress.step("Fetching the audio");
      long started = System.nanoTime();
      try (InputStream audio = client.download(spoken.audio())) {
        targets.audio().write(audio);
      } catch (IOException e) {
        throw new SayException("The connection broke while the audio was fetched", e);
      }
      times.add("download", Duration.ofNanos(System.nanoTime() - started), "");
      String more =
          targets.times().isPresent()
              ? targets
                  .times()
                  .get()
                  .fetch(client, spoken.requestId())
                  .map(it -> it + "%n".formatted())
                  .orElse("")
              : "";
      progress.close();
      System.err.print(warnings(job) + summary(targets.audio(), job) + more + times.format());
    }
  }

  private static String warnings(Optional<JobReport> job) {
    return job.stream()
        .flatMap(known -> known.warnings().stream())
        .map("warning: %s%n"::formatted)
        .collect(Collectors.joining());
  }

  private static String summary(AudioTarget target, Optional<JobReport> job) {
    return job.map(
            known ->
                String.format(
                    Locale.ROOT,
                    "%s: %.1f s of speech, %d Hz, voice %s of %s%n",
                    target,
                    known.duration().toMillis() / 1e3,
                    known.sampleRate(),
                    known.voice(),
                    known.modelId()))
        .orElse(target + ": done\n");
  }

  private static Duration sinceStart() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  /** Java cannot tell what standard error is; the launcher does. */
  private static boolean onTerminal() {
    return Boolean.getBoolean("lector.terminal");
  }
}
