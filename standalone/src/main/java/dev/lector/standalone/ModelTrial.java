package dev.lector.standalone;

import dev.lector.speech.batch.Priority;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.SpeechAudio;
import dev.lector.speech.synthesis.SpeechException;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.synthesis.SynthesisStartException;
import dev.lector.speech.synthesis.Synthesizer;
import dev.lector.speech.synthesis.Synthesizers;
import dev.lector.standalone.say.SayException;
import dev.lector.tts.TtsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text that is spoken by a model with the engine alone. */
final class ModelTrial {
  private final String id;

  ModelTrial(String id) {
    this.id = id;
  }

  /**
   * Speaks.
   *
   * @param voice empty for the model's first
   * @param output where the audio is written; nowhere when {@code null}
   * @return how fast it was, for people
   */
  String speak(String text, String voice, @Nullable Path output)
      throws SayException, InterruptedException {
    Map<String, String> settings = new HashMap<>(LocalModels.settings());
    settings.put("lector.models.default", id);
    long start = System.nanoTime();
    try (Synthesizer synthesizer =
        Synthesizers.create(TtsConfig.load(settings).speech().synthesis())) {
      double load = since(start);
      PreparedSpeech speech =
          synthesizer.prepare(new SpeechOrder(text, id, "", voice, "", 1.0, "wav"));
      start = System.nanoTime();
      SpeechAudio audio = speech.synthesize(Priority.INTERACTIVE);
      double took = since(start);
      if (output != null) {
        Files.write(output, audio.bytes());
      }
      double seconds = audio.durationMs() / 1e3;
      return String.format(
          Locale.ROOT,
          "%s, voice %s: %.1f s of speech at %d Hz in %.2f s, %.1f times as fast as it is heard;"
              + " loaded in %.1f s, on %s",
          id,
          speech.voice(),
          seconds,
          audio.sampleRate(),
          took,
          seconds / took,
          load,
          synthesizer.facts().getOrDefault("provider", "an unknown device"));
    } catch (SynthesisStartException | SpeechException e) {
      throw new SayException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new SayException(output + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
