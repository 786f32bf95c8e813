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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How well every installed voice speaks, as far as programs can tell. */
public final class QualityBenchmark implements Benchmark {
  private static final String ENGLISH = "en";
  private static final String PAGE = "docs/voices.md";
  private static final double PROSE_GOAL = 1;
  private static final double HARD_GOAL = 4;
  private static final Pattern MARKS = Pattern.compile("(?s)<!-- quality -->\n.*?<!-- end -->");

  /** How many sentences of each kind; 0 for all. */
  private static final String SIZE = "LECTOR_BENCH_SENTENCES";

  /** Names of the voices to measure, with commas between them; all where it is not set. */
  private static final String VOICES = "LECTOR_BENCH_VOICES";

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
    List<String> wanted = List.of(environment.getOrDefault(VOICES, "").split(",", -1));
    List<VoiceScore> scores = new ArrayList<>();
    try (Synthesizer synthesizer =
        Synthesizers.create(TtsConfig.load(Map.of()).speech().synthesis())) {
      VoiceTest test =
          new VoiceTest(synthesizer, tools, recogniser, tools.judge(), run.work(), run::say);
      for (Capabilities.Model model : synthesizer.capabilities().models()) {
        for (Capabilities.Speaker voice : some(wanted(model.voices(), wanted), run)) {
          String language = Locale.forLanguageTag(voice.language()).getLanguage();
          List<Text> texts = texts(language, each);
          if (texts.isEmpty()) {
            run.fact(model.id() + " " + voice.name(), "no sentences of its language");
            continue;
          }
          Optional<VoiceScore> score = test.score(model.id(), voice, texts);
          score.ifPresent(found -> run.say(found.row().strip()));
          score.ifPresent(scores::add);
        }
      }
    }
    figures(run, scores, recogniser.isPresent());
    tools.facts().forEach(run::fact);
    if (run.size(1, 0) == 1) {
      write(run.home().resolve(PAGE), scores, tools.facts());
    }
  }

  private static List<Capabilities.Speaker> wanted(
      List<Capabilities.Speaker> voices, List<String> names) {
    return names.equals(List.of(""))
        ? voices
        : voices.stream().filter(voice -> names.contains(voice.name())).toList();
  }

  /** The first one alone where it is only tried whether all works. */
  private static List<Capabilities.Speaker> some(List<Capabilities.Speaker> voices, Run run) {
    return voices.subList(0, Math.min(voices.size(), run.size(voices.size(), 1)));
  }

  private static void figures(Run run, List<VoiceScore> scores, boolean heard) {
    for (VoiceScore score : scores) {
      String name = score.model() + " " + score.voice();
      if (heard) {
        run.add(wrong(score, name + ", words wrong in prose", score.prose(), PROSE_GOAL));
        run.add(
            wrong(score, name + ", words wrong with numbers and names", score.hard(), HARD_GOAL));
      }
      run.add(Figure.value(name + ", pace", "characters/s", List.of(score.charactersPerSecond())));
    }
  }

  /** The goals are those of English, which the recogniser knows best. */
  private static Figure wrong(VoiceScore score, String name, WordErrors.Count count, double goal) {
    List<Double> percent = List.of(count.percent());
    return score.language().startsWith(ENGLISH)
        ? Figure.value(name, "%", percent, Goal.atMost(goal))
        : Figure.value(name, "%", percent);
  }

  /** A sentence; {@code hard} when there are numbers or names in it. */
  record Text(boolean hard, String words) {}

  /**
   * The sentences of a language; empty where there are none.
   *
   * @param language ISO 639 code
   * @param each how many of each kind at most; 0 for all
   */
  static List<Text> texts(String language, int each) throws IOException {
    try (InputStream in =
        QualityBenchmark.class.getResourceAsStream("sentences-" + language + ".tsv")) {
      if (in == null) {
        return List.of();
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

  private static void write(Path page, List<VoiceScore> scores, Map<String, String> facts)
      throws IOException {
    StringBuilder table = new StringBuilder("<!-- quality -->\n\n").append(VoiceScore.HEADER);
    scores.forEach(score -> table.append(score.row()));
    table.append(
        "%n`./lector bench quality`, %s.%s%n%n<!-- end -->"
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                facts.entrySet().stream()
                    .map(fact -> " %s: %s.".formatted(fact.getKey(), fact.getValue()))
                    .collect(Collectors.joining())));
    String text = Files.readString(page);
    Files.writeString(
        page, MARKS.matcher(text).replaceAll(Matcher.quoteReplacement(table.toString())));
  }
}
