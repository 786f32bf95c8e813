package dev.lector.bench.quality;

import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.Capabilities;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.Synthesizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Has a voice speak sentences and listens to them. */
final class VoiceTest {
  private static final double SLOWEST = 6;
  private static final double FASTEST = 25;

  private final Synthesizer synthesizer;
  private final Tools tools;
  private final Optional<List<String>> recogniser;
  private final Optional<List<String>> judge;
  private final Path work;
  private final Consumer<String> notes;
  private final WordErrors errors = new WordErrors();
  private int files;

  /**
   * A test.
   *
   * @param notes takes what was said and heard where the two differ
   */
  VoiceTest(
      Synthesizer synthesizer,
      Tools tools,
      Optional<List<String>> recogniser,
      Optional<List<String>> judge,
      Path work,
      Consumer<String> notes) {
    this.synthesizer = synthesizer;
    this.tools = tools;
    this.recogniser = recogniser;
    this.judge = judge;
    this.work = work;
    this.notes = notes;
  }

  /**
   * Has a voice speak sentences of its language; empty where nothing here writes the phonemes of
   * that.
   */
  Optional<VoiceScore> score(
      String model, Capabilities.Speaker voice, List<QualityBenchmark.Text> texts)
      throws SpeechException, IOException, InterruptedException {
    String language = Locale.forLanguageTag(voice.language()).getLanguage();
    List<Path> audio = new ArrayList<>();
    double characters = 0;
    double seconds = 0;
    double loudness = 0;
    int implausible = 0;
    int clipped = 0;
    for (QualityBenchmark.Text text : texts) {
      PreparedSpeech speech;
      try {
        speech =
            synthesizer.prepare(
                new SpeechOrder(
                    text.words(), model, "", voice.name(), voice.language(), 1.0, "wav"));
      } catch (SpeechException e) {
        if (e.reason() == SpeechException.Reason.UNKNOWN_VOICE) {
          return Optional.empty();
        }
        throw e;
      }
      SpeechAudio spoken = speech.synthesize(Priority.BATCH);
      float[] samples = samples(spoken);
      double pace = speech.spokenCharacters() / (spoken.durationMs() / 1e3);
      implausible += pace < SLOWEST || pace > FASTEST ? 1 : 0;
      characters += speech.spokenCharacters();
      seconds += spoken.durationMs() / 1e3;
      clipped += clipped(samples);
      loudness += Loudness.of(samples, spoken.sampleRate());
      files++;
      audio.add(Files.write(work.resolve("voice-" + files + ".wav"), spoken.bytes()));
    }
    WordErrors.Count prose = new WordErrors.Count(0, 0);
    WordErrors.Count hard = new WordErrors.Count(0, 0);
    if (recogniser.isPresent()) {
      List<String> heard = tools.ask(recogniser.get(), language, audio);
      for (int i = 0; i < texts.size(); i++) {
        WordErrors.Count count = errors.count(language, texts.get(i).words(), heard.get(i));
        if (count.wrong() > 0) {
          notes.accept(
              "%s said \"%s\", heard \"%s\""
                  .formatted(voice.name(), texts.get(i).words(), heard.get(i)));
        }
        prose = texts.get(i).hard() ? prose : prose.plus(count);
        hard = texts.get(i).hard() ? hard.plus(count) : hard;
      }
    }
    return Optional.of(
        new VoiceScore(
            model,
            voice.name(),
            voice.language(),
            prose,
            hard,
            characters / seconds,
            implausible,
            clipped,
            loudness / texts.size(),
            judged(language, audio)));
  }

  private double judged(String language, List<Path> audio)
      throws IOException, InterruptedException {
    return judge.isEmpty()
        ? Double.NaN
        : tools.ask(judge.get(), language, audio).stream()
            .mapToDouble(Double::parseDouble)
            .average()
            .orElse(Double.NaN);
  }

  private static float[] samples(SpeechAudio audio) throws IOException {
    ByteBuffer bytes;
    try (InputStream in = new ByteArrayInputStream(audio.bytes())) {
      WavHeader.read(in);
      bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
    float[] samples = new float[bytes.remaining() / Short.BYTES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort(i * Short.BYTES) / 32_768f;
    }
    return samples;
  }

  private static int clipped(float[] samples) {
    int clipped = 0;
    for (float sample : samples) {
      clipped += Math.abs(sample) >= 32_767 / 32_768f ? 1 : 0;
    }
    return clipped;
  }
}
