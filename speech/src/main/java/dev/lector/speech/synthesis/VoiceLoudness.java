package dev.lector.speech.synthesis;

import dev.lector.speech.audio.LoudnessMeter;
import dev.lector.speech.audio.Segment;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.voice.VoiceChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How loud voices are by themselves, for streams, whose gain is to be known before their first
 * byte: of each voice that is asked for, two sentences are said once and measured. Safe for use by
 * many threads.
 */
final class VoiceLoudness {
  /** Of voices that nobody has heard, mixtures included, the latest. */
  private static final int REMEMBERED = 1_000;

  private static final List<String> ENGLISH =
      List.of(
          "The boats come home in the evening, when the wind has turned.",
          "Everybody who lives by the harbour knows them by their sails.");

  /** Syllables that any language has about, in IPA for the engines that take it. */
  private static final List<String> SYLLABLES =
      List.of("mano selita tupe nira kosi lame", "pitane somu sera luki nade toma");

  private final Map<Key, Double> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Key(String revision, String pronunciation, String voice) {}

  /**
   * The loudness of a voice at its own pace, LUFS; negative infinity where it says nothing.
   *
   * @param priority who waits for it
   */
  double of(VoiceEngine engine, VoiceChoice choice, Priority priority)
      throws InferenceException, InterruptedException {
    Key key = new Key(engine.revision(), engine.pronunciation(), choice.voice().name());
    synchronized (known) {
      Double loudness = known.get(key);
      if (loudness != null) {
        return loudness;
      }
    }
    double measured = measured(engine, new VoiceChoice(choice.voice(), 1), priority);
    synchronized (known) {
      // Of two who measure at once, the first counts.
      Double before = known.putIfAbsent(key, measured);
      return before == null ? measured : before;
    }
  }

  private static double measured(VoiceEngine engine, VoiceChoice choice, Priority priority)
      throws InferenceException, InterruptedException {
    String language = Languages.primary(engine.language(choice.voice()));
    boolean english = language.isEmpty() || language.equals("en");
    LoudnessMeter meter = new LoudnessMeter(engine.sampleRate());
    for (String words : english ? ENGLISH : SYLLABLES) {
      List<Pronunciation> ipa = english ? List.of() : pronunciations(words, engine, choice);
      Utterance utterance = engine.prepare(words, ipa, choice);
      if (utterance.sounds() > 0) {
        Segment segment = utterance.submit(priority, 0).await();
        meter.add(segment.samples());
      }
    }
    return meter.integrated();
  }

  private static List<Pronunciation> pronunciations(
      String words, VoiceEngine engine, VoiceChoice choice) {
    List<Pronunciation> ipa = new ArrayList<>();
    int start = 0;
    for (String word : words.split(" ", -1)) {
      if (engine.refusal(word, choice).isEmpty()) {
        ipa.add(new Pronunciation(start, start + word.length(), word));
      }
      start += word.length() + 1;
    }
    return ipa;
  }
}
