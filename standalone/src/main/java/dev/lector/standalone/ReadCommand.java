package dev.lector.standalone;

import dev.lector.speech.reading.ReadException;
import dev.lector.speech.reading.Wish;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.SynthesisStartException;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.standalone.read.Reader;
import dev.lector.standalone.say.SayException;
import dev.lector.standalone.say.TextSource;
import dev.lector.tts.TtsConfig;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What will be said, by the models and limits that a worker has here; nothing is started. */
@Command(
    name = "read",
    description = {
      "Shows what will be said of a text, before anything is spoken.",
      "",
      "A sentence a line, as spoken: very short sentences are joined to the next, as they are said"
          + " in one go. What will not be said as written is told on standard error. With --jsonl,"
          + " a text from each line of JSON and its reading in a line, in the same order; empty"
          + " lines are passed over, and places in the text are in Unicode code points."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReadCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TEXT",
      arity = "0..*",
      description = "What to read; several words are joined with spaces.")
  private List<String> words = List.of();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Reads the text, or the lines, from a file, UTF-8; - is standard input.")
  private @Nullable String file;

  @Option(names = "--model", paramLabel = "ID", description = "A model by id or alias.")
  private String model = "";

  @Option(names = "--voice", paramLabel = "NAME", description = "A voice of the model by name.")
  private String voice = "";

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "The language of the text, such as en-US.")
  private String language = "";

  @Option(
      names = "--ssml",
      description = "Reads the text as SSML even where it does not begin with <speak.")
  private boolean ssml;

  @Option(
      names = "--inline",
      description = "The text has [[phonemes in IPA]] and [pause 500ms] in it.")
  private boolean inline;

  @Option(
      names = "--strict",
      description =
          "Refuses a text that is plainly in another language than the voice, instead of warning.")
  private boolean strict;

  @Option(names = "--phonemes", description = "Shows the sentences as the engine is given them.")
  private boolean phonemes;

  @Option(
      names = "--jsonl",
      description =
          "Takes lines such as {\"text\": \"…\", \"voice\": \"bf_emma\"} and answers each with a"
              + " line.")
  private boolean jsonl;

  @Mixin private ReadingFlags reading = new ReadingFlags();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws SayException, ReadException, IOException {
    String from = file;
    if (jsonl && !words.isEmpty()) {
      throw wrong("With --jsonl, texts come from standard input or a --file, not as TEXT");
    }
    if (jsonl && phonemes) {
      throw wrong("With --jsonl, each answer has the phonemes anyway; leave --phonemes out");
    }
    if (jsonl && (ssml || inline)) {
      throw wrong("With --jsonl, a line says it itself: \"text_type\": \"ssml\" or \"inline\"");
    }
    if (ssml && inline) {
      throw wrong("A text is --ssml or has --inline markup, one of them");
    }
    if (!jsonl && words.isEmpty() == (from == null)) {
      throw wrong("Give either a TEXT or a --file, one of them");
    }
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8);
    // Before models are loaded, which takes a second.
    String text =
        jsonl ? "" : from == null ? String.join(" ", words) : TextSource.read(from, System.in);
    try (Synthesizer synthesizer = synthesizer()) {
      Reader reader =
          new Reader(synthesizer, new Wish(model, voice, language, reading.wish(), strict));
      if (!jsonl) {
        reader.text(text, type(), phonemes, out, System.err);
        return 0;
      }
      String source = from == null ? "-" : from;
      try (InputStream in = lines(source)) {
        long failed = reader.lines(in, out);
        if (failed > 0) {
          System.err.println(
              "lector: " + failed + (failed == 1 ? " line" : " lines") + " could not be read");
        }
        return failed == 0 ? 0 : 1;
      } catch (IOException e) {
        throw new ReadException("Reading " + source + " ends early: " + TextSource.reason(e), e);
      }
    }
  }

  private TextType type() {
    return ssml ? TextType.SSML : inline ? TextType.INLINE : TextType.AUTO;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private static InputStream lines(String from) throws ReadException {
    try {
      return from.equals("-") ? System.in : Files.newInputStream(Path.of(from));
    } catch (IOException e) {
      throw new ReadException(
          "The lines cannot be read from " + from + ": " + TextSource.reason(e), e);
    }
  }

  private Synthesizer synthesizer() throws ReadException {
    // Nothing is synthesised, so a GPU is left to those that do.
    Map<String, String> settings = new HashMap<>(LocalModels.settings());
    settings.put("lector.device", "cpu");
    settings.put("lector.threads", "1");
    if (!model.isBlank()) {
      settings.put("lector.models.default", model);
    }
    settings.putAll(reading.settings());
    try {
      TtsConfig config = TtsConfig.load(settings);
      return Synthesizers.create(config.speech().synthesis());
    } catch (SynthesisStartException | IllegalArgumentException e) {
      throw new ReadException(String.valueOf(e.getMessage()), e);
    }
  }
}
