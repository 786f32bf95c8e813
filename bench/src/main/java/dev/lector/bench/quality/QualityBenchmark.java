package dev.lector.bench.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Figure;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Run;
import dev.lector.speech.synthesis.Capabilities;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.tts.TtsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How well every installed voice of English speaks, as far as programs can tell. */
public final class QualityBenchmark implements Benchmark {
  private static final String SENTENCES = "sentences.tsv";
  private static final String PAGE = "docs/voices.md";
  private static final double PROSE_GOAL = 1;
  private static final double HARD_GOAL = 4;
  private static final Pattern MARKS = Pattern.compile("(?s)<!-- quality -->\n.*?<!-- end -->");

  /** How many sentences of each kind; 0 for all. */
  private static final String SIZE = "LECTOR_BENCH_SENTENCES";

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public String question() {
    return "words that a recogniser hears wrong, pace, clipping and loudness of every voice";
  }

  @Override
  public void measure(Run run) throws Exception {
    Map<String, String> environment = System.getenv();
    Tools tools = new Tools(environment, run.work());
    Optional<List<String>> recogniser = tools.recogniser();
    if (recogniser.isEmpty()) {
      run.fact(
          "words wrong",
          "not measured: no recogniser; set "
              + Tools.RECOGNISER
              + ", or "
              + Tools.PYTHON
              + " to a Python that has faster-whisper");
    }
    int each = run.size(Integer.parseInt(environment.getOrDefault(SIZE, "0")), 1);
    List<Text> texts = texts(each);
    List<VoiceScore> scores = new ArrayList<>();
    try (Synthesizer synthesizer =
        Synthesizers.create(TtsConfig.load(Map.of()).speech().synthesis())) {
      VoiceTest test = new VoiceTest(synthesizer, tools, recogniser, run.work());
      for (Capabilities.Model model : synthesizer.capabilities().models()) {
        for (String voice : some(names(model), run)) {
          Optional<VoiceScore> score = test.score(model.id(), voice, texts);
          score.ifPresent(found -> run.say(found.row().strip()));
          score.ifPresent(scores::add);
        }
      }
    }
    figures(run, scores, recogniser.isPresent());
    run.fact("sentences", Integer.toString(texts.size()));
    if (run.size(1, 0) == 1) {
      write(run.home().resolve(PAGE), scores, texts.size());
    }
  }

  private static List<String> names(Capabilities.Model model) {
    return model.voices().stream().map(Capabilities.Speaker::name).toList();
  }

  /** The first one alone where it is only tried whether all works. */
  private static List<String> some(List<String> voices, Run run) {
    return voices.subList(0, Math.min(voices.size(), run.size(voices.size(), 1)));
  }

  private static void figures(Run run, List<VoiceScore> scores, boolean heard) {
    for (VoiceScore score : scores) {
      String name = score.model() + " " + score.voice();
      if (heard) {
        run.add(
            Figure.value(
                name + ", words wrong in prose",
                "%",
                List.of(score.prose().percent()),
                Goal.atMost(PROSE_GOAL)));
        run.add(
            Figure.value(
                name + ", words wrong with numbers and names",
                "%",
                List.of(score.hard().percent()),
                Goal.atMost(HARD_GOAL)));
      }
      run.add(Figure.value(name + ", pace", "characters/s", List.of(score.charactersPerSecond())));
    }
  }

  /** A sentence; {@code hard} when there are numbers or names in it. */
  record Text(boolean hard, String words) {}

  /**
   * The sentences.
   *
   * @param each how many of each kind at most; 0 for all
   */
  static List<Text> texts(int each) throws IOException {
    try (InputStream in = QualityBenchmark.class.getResourceAsStream(SENTENCES)) {
      if (in == null) {
        throw new IOException(SENTENCES + " is not in the class path");
      }
      List<Text> all =
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .map(line -> line.split("\t", 2))
              .map(cells -> new Text(!cells[0].equals("prose"), cells[1]))
              .toList();
      if (each == 0) {
        return all;
      }
      List<Text> some = new ArrayList<>();
      some.addAll(all.stream().filter(text -> !text.hard()).limit(each).toList());
      some.addAll(all.stream().filter(Text::hard).limit(each).toList());
      return some;
    }
  }

  private static void write(Path page, List<VoiceScore> scores, int sentences) throws IOException {
    StringBuilder table = new StringBuilder("<!-- quality -->\n\n").append(VoiceScore.HEADER);
    scores.forEach(score -> table.append(score.row()));
    table.append(
        "\n%d sentences a voice, %s; `./lector bench quality`.%n%n<!-- end -->"
            .formatted(sentences, LocalDate.now(ZoneOffset.UTC)));
    String text = Files.readString(page);
    Files.writeString(
        page, MARKS.matcher(text).replaceAll(Matcher.quoteReplacement(table.toString())));
  }
}
