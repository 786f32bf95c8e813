package dev.lector.speech.model.kokoro;

import dev.lector.speech.batch.Batcher;
import dev.lector.speech.batch.Grouping;
import dev.lector.speech.model.EngineFacts;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * A Kokoro model: words become phonemes in misaki's convention, these ids, and the row of the
 * voice's table that belongs to their number the style of the speech.
 */
final class KokoroEngine implements VoiceEngine {
  /** About as many phonemes as the model says well in one go; what is more is said in pieces. */
  private static final int LONGEST_UTTERANCE = 230;

  private final EngineFacts facts;
  private final StyleTables styles;
  private final Vocabulary vocabulary;
  private final KokoroPhonemes frontEnds;
  private final KokoroNetwork network;
  private final Batcher<KokoroInput, KokoroSound> batcher;

  /** Takes over {@code network}. */
  KokoroEngine(
      String id,
      String revision,
      VoiceList voices,
      StyleTables styles,
      Vocabulary vocabulary,
      KokoroPhonemes frontEnds,
      KokoroNetwork network) {
    this.styles = styles;
    this.vocabulary = vocabulary;
    this.frontEnds = frontEnds;
    this.network = network;
    this.facts =
        new EngineFacts(
            id,
            revision,
            frontEnds.name(),
            KokoroNetwork.SAMPLE_RATE,
            language(voices.first()),
            voices,
            network.provider(),
            LONGEST_UTTERANCE);
    boolean anySpeeds = network.signature().speedPerRow();
    this.batcher =
        new Batcher<>(
            id, network.concurrency(), network.limits(), grouping(anySpeeds), network::run);
  }

  private static Grouping<KokoroInput> grouping(boolean anySpeeds) {
    return Grouping.of(
        input -> input.ids().length, input -> anySpeeds ? "any" : (Object) input.speed());
  }

  @Override
  public EngineFacts facts() {
    return facts;
  }

  @Override
  public String language(Voice voice) {
    return spoken(voice).tag();
  }

  /** A voice, or a mixture of voices as {@link VoiceMix} reads it. */
  @Override
  public Voice voice(String name) throws UnknownVoiceException {
    SequencedSet<String> known = styles.names();
    Optional<VoiceMix> mix = VoiceMix.parse(name, known);
    if (mix.isEmpty()) {
      throw new UnknownVoiceException(name, voices());
    }
    for (String part : mix.get().shares().sequencedKeySet()) {
      requireFrontEnd(part);
    }
    Optional<Voice> alone = voices().find(mix.get().name());
    if (alone.isPresent()) {
      return alone.get();
    }
    Voice leading = voices().find(mix.get().leading()).orElseThrow();
    return new Voice(mix.get().name(), leading.speaker(), leading.gender(), leading.accent(), 0);
  }

  private void requireFrontEnd(String voice) throws UnknownVoiceException {
    SpokenLanguage language = SpokenLanguage.of(voice);
    if (!language.hasFrontEnd()) {
      throw new UnknownVoiceException(
          "The voice "
              + voice
              + " speaks "
              + language.displayName()
              + ", which Lector cannot write in phonemes yet; this model also has: "
              + voices().names()
              + ".");
    }
    if (!frontEnds.writes(language)) {
      throw new UnknownVoiceException(
          "The voice "
              + voice
              + " speaks "
              + language.displayName()
              + ", which needs espeak-ng: install it (Debian and Ubuntu: apt-get install"
              + " libespeak-ng1; macOS: brew install espeak-ng).");
    }
  }

  @Override
  public Utterance prepare(String words, VoiceChoice choice) {
    return utterance(words, frontEnds.phonemes(words, spoken(choice.voice())), choice);
  }

  @Override
  public Utterance prepare(String words, List<Pronunciation> pronunciations, VoiceChoice choice) {
    return pronunciations.isEmpty()
        ? prepare(words, choice)
        : utterance(
            words, frontEnds.phonemes(words, pronunciations, spoken(choice.voice())), choice);
  }

  @Override
  public Optional<String> refusal(String ipa, VoiceChoice choice) {
    String own = frontEnds.own(ipa, spoken(choice.voice()));
    return own.codePoints()
        .filter(c -> Character.isLetter(c) && !vocabulary.has(c))
        .mapToObj(Character::toString)
        .findFirst()
        .map(unknown -> "has no sound \"" + unknown + "\"; write one that its language has");
  }

  /** An utterance of which the phonemes are known. */
  KokoroUtterance utterance(String words, String phonemes, VoiceChoice choice) {
    VoiceMix mix = mix(choice.voice());
    double speed = network.signature().speed(choice.speed());
    List<PhonemePiece> pieces = PhonemePiece.cut(phonemes, vocabulary);
    List<KokoroInput> inputs =
        pieces.stream()
            .map(
                piece ->
                    new KokoroInput(
                        piece.ids(), styles.style(mix, piece.styleRow()), (float) speed))
            .toList();
    return new KokoroUtterance(id(), batcher, words, phonemes, pieces, inputs, speed);
  }

  private VoiceMix mix(Voice voice) {
    return VoiceMix.parse(voice.name(), styles.names())
        .orElseThrow(() -> new IllegalArgumentException("no voice of this model: " + voice.name()));
  }

  private SpokenLanguage spoken(Voice voice) {
    return SpokenLanguage.of(mix(voice).leading());
  }

  /** One run of just these. */
  List<KokoroSound> run(List<KokoroInput> group) throws Exception {
    return network.run(group);
  }

  /** How the graph is called. */
  Signature signature() {
    return network.signature();
  }

  @Override
  public void close() {
    batcher.close();
    network.close();
  }
}
