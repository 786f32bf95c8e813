package dev.lector.bench.phonemes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.bench.machinery.Child;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.EditDistance;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Run;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.ReadingOptions;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.TextFrontEnd;
import dev.lector.speech.voice.VoiceChoice;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How near the symbol ids for Piper's voices are to those of Piper's own program, in 22 languages.
 */
public final class PhonemesBenchmark implements Benchmark {
  /** A Python that has piper-tts; python3 otherwise. */
  static final String PYTHON = "LECTOR_BENCH_PYTHON";

  private static final String SCRIPT = "phonemes.py";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "phonemes";
  }

  @Override
  public String question() {
    return "symbol ids for Piper's voices beside those of piper-tts, in 22 languages; needs "
        + PYTHON;
  }

  /**
   * A sentence.
   *
   * @param espeak espeak-ng's voice
   * @param language BCP 47 tag
   * @param words as Lector's front end reads it, for both sides
   */
  private record Line(String espeak, String language, String words) {}

  @Override
  public void measure(Run run) throws Exception {
    List<Line> lines = lines();
    JsonNode piper = piper(run.work(), lines);
    Path models = Files.createDirectory(run.work().resolve("models"));
    PiperVoices voices = new PiperVoices(models, piper.path("map"));
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Line line : lines) {
      if (tallies.putIfAbsent(line.espeak(), new Tally()) == null) {
        voices.write(line.espeak(), line.language());
      }
    }
    try (ModelCatalog catalog =
        ModelCatalog.open(
            models,
            Map.of(),
            "",
            Device.CPU,
            1,
            1,
            BatchLimits.AUTOMATIC,
            Phonemizers.Mode.ESPEAK,
            null)) {
      for (int i = 0; i < lines.size(); i++) {
        Line line = lines.get(i);
        JsonNode row = piper.path("rows").path(i);
        VoiceEngine engine = catalog.get(line.espeak());
        Utterance ours =
            engine.prepare(line.words(), new VoiceChoice(engine.voices().first(), 1.0));
        List<Long> expected = new ArrayList<>();
        row.path("ids").forEach(id -> expected.add(id.asLong()));
        List<Long> ids = LongStream.of(ours.tokens()).boxed().toList();
        Objects.requireNonNull(tallies.get(line.espeak()))
            .add(EditDistance.of(expected, ids), expected.size());
        if (!expected.equals(ids)) {
          run.say(
              "%s: %s%n  piper-tts: %s%n  Lector:    %s"
                  .formatted(
                      line.espeak(), line.words(), row.path("phonemes").asText(), ours.input()));
        }
      }
    }
    tallies.forEach((voice, tally) -> run.add(tally.figure(voice)));
    run.fact("piper-tts", piper.path("version").asText());
    run.fact(
        "all ids equal",
        tallies.values().stream().filter(tally -> tally.wrong == 0).count()
            + " of "
            + tallies.size()
            + " voices");
  }

  private static List<Line> lines() throws Exception {
    TextFrontEnd frontEnd = new TextFrontEnd();
    List<Line> lines = new ArrayList<>();
    try (InputStream in = resource("sentences.tsv")) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        String[] cells = line.split("\t", 3);
        String words =
            frontEnd
                .read(Script.plain(cells[2]), cells[1], ReadingOptions.DEFAULT, Checkpoint.NONE)
                .sentences()
                .stream()
                .map(Sentence::words)
                .collect(Collectors.joining(" "));
        lines.add(new Line(cells[0], cells[1], words));
      }
    }
    return lines;
  }

  private static JsonNode piper(Path work, List<Line> lines)
      throws IOException, InterruptedException {
    Path script = work.resolve(SCRIPT);
    try (InputStream in = resource(SCRIPT)) {
      Files.copy(in, script);
    }
    Path texts =
        Files.write(
            work.resolve("texts.tsv"),
            lines.stream().map(line -> line.espeak() + "\t" + line.words()).toList());
    String python = System.getenv().getOrDefault(PYTHON, "python3");
    List<String> command = List.of(python, script.toString(), texts.toString());
    try (Child child = Child.start(work.resolve("piper.json"), Map.of(), command)) {
      int code = child.exitCode();
      if (code != 0) {
        throw new IOException(
            "Set %s to a Python that has piper-tts (pip install piper-tts) and run again: %s"
                .formatted(PYTHON, child.said()));
      }
      // Warnings may stand before it.
      return JSON.readTree(child.said().lines().toList().getLast());
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = PhonemesBenchmark.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name + " is not in the class path");
    }
    return in;
  }

  /** Ids of one voice. */
  private static final class Tally {
    private int wrong;
    private int ids;

    void add(int wrongOnes, int expected) {
      wrong += wrongOnes;
      ids += expected;
    }

    Figure figure(String voice) {
      return Figure.value(
          "%s, ids as in piper-tts of %d".formatted(voice, ids),
          "%",
          List.of(100.0 * Math.max(0, ids - wrong) / ids));
    }
  }
}
