package dev.lector.speech.model;

import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceList;
import java.util.List;
import java.util.Optional;

/**
 * A loaded model of some family: text in, sound out. Everything in which families differ is behind
 * it: what the graph takes and how text becomes that, by which phonemes or none; the voices and how
 * a pace is set; whether and by what utterances share a run; what durations mean. Safe for use by
 * many threads.
 */
public interface VoiceEngine extends AutoCloseable {

  /** What it says of itself. */
  EngineFacts facts();

  /** {@link EngineFacts#id}. */
  default String id() {
    return facts().id();
  }

  /** {@link EngineFacts#revision}. */
  default String revision() {
    return facts().revision();
  }

  /** {@link EngineFacts#pronunciation}. */
  default String pronunciation() {
    return facts().pronunciation();
  }

  /** {@link EngineFacts#sampleRate}. */
  default int sampleRate() {
    return facts().sampleRate();
  }

  /** {@link EngineFacts#language}. */
  default String language() {
    return facts().language();
  }

  /** BCP 47 tag of what one of its voices speaks; {@link #language()} unless they differ. */
  default String language(Voice voice) {
    return language();
  }

  /** {@link EngineFacts#voices}. */
  default VoiceList voices() {
    return facts().voices();
  }

  /**
   * The voice of a name: one of {@link #voices()}, or what a family makes of several.
   *
   * @throws UnknownVoiceException when there is none, or nothing here can speak with it
   */
  default Voice voice(String name) throws UnknownVoiceException {
    return voices().find(name).orElseThrow(() -> new UnknownVoiceException(name, voices()));
  }

  /** {@link EngineFacts#provider}. */
  default String provider() {
    return facts().provider();
  }

  /** {@link EngineFacts#longestUtterance}. */
  default int longestUtterance() {
    return facts().longestUtterance();
  }

  /**
   * Turns text into what the graph takes. Cheap: no inference. Whatever the engine cannot write is
   * left out.
   *
   * @param words text as spoken, at most {@link #longestUtterance} characters
   * @param choice one of {@link #voices()} or a {@link #voice}, and the pace
   */
  Utterance prepare(String words, VoiceChoice choice);

  /**
   * {@link #prepare(String, VoiceChoice)} with the pronunciations of some of the words.
   *
   * @param pronunciations none that it refuses, in order
   */
  default Utterance prepare(String words, List<Pronunciation> pronunciations, VoiceChoice choice) {
    return prepare(words, choice);
  }

  /**
   * Why it cannot pronounce something, for people; empty when it can.
   *
   * @param ipa phonemes in IPA
   */
  default Optional<String> refusal(String ipa, VoiceChoice choice) {
    return Optional.of("takes no phonemes; let the lexicon say \"word => text\"");
  }

  /** Frees the graph, after the runs that are under way. */
  @Override
  void close();
}
