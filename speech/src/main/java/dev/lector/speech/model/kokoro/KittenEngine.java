package dev.lector.speech.model.kokoro;

import dev.lector.speech.batch.Batcher;
import dev.lector.speech.batch.Grouping;
import dev.lector.speech.batch.Run;
import dev.lector.speech.model.EngineFacts;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.phonemes.Phonemizer;
import dev.lector.speech.phonemes.Splice;
import dev.lector.speech.pronunciation.Ipa;
import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.voice.UnknownVoiceException;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceList;
import java.util.List;
import java.util.Optional;

/**
 * A KittenTTS model: American English in espeak-ng's phonemes, each sentence in the style that its
 * voice has for the length of its text. The graph is one of Kokoro's kind; what it gives ends in a
 * fifth of a second that is cut off.
 */
final class KittenEngine implements VoiceEngine {
  static final String LANGUAGE = "en-US";

  /** Noise behind every text. */
  private static final int TAIL = 5_000;

  private static final int LONGEST_UTTERANCE = 400;

  private static final Grouping<KokoroInput> ALONE =
      Grouping.of(input -> input.ids().length, KokoroInput::speed);

  private final EngineFacts facts;
  private final KittenConfig config;
  private final StyleTables styles;
  private final Phonemizer phonemizer;
  private final KokoroNetwork network;
  private final Vocabulary vocabulary = KittenPiece.vocabulary();
  private final Batcher<KokoroInput, KokoroSound> batcher;

  /** Takes over {@code network}; shares {@code phonemizer}. */
  KittenEngine(
      String id,
      String revision,
      VoiceList voices,
      KittenConfig config,
      StyleTables styles,
      Phonemizer phonemizer,
      KokoroNetwork network) {
    this.facts =
        new EngineFacts(
            id,
            revision,
            phonemizer.name(),
            KokoroNetwork.SAMPLE_RATE,
            LANGUAGE,
            voices,
            network.provider(),
            LONGEST_UTTERANCE);
    this.config = config;
    this.styles = styles;
    this.phonemizer = phonemizer;
    this.network = network;
    this.batcher = new Batcher<>(id, network.concurrency(), network.limits(), ALONE, this::run);
  }

  private List<KokoroSound> run(Run<KokoroInput> run) throws Exception {
    return network.run(run).stream().map(sound -> sound.without(TAIL)).toList();
  }

  @Override
  public EngineFacts facts() {
    return facts;
  }

  /** A voice by the name people know, or by that of its table. */
  @Override
  public Voice voice(String name) throws UnknownVoiceException {
    Optional<Voice> known = voices().find(name);
    if (known.isPresent()) {
      return known.get();
    }
    return voices().voices().stream()
        .filter(voice -> table(voice).equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new UnknownVoiceException(name, voices()));
  }

  @Override
  public Utterance prepare(String words, VoiceChoice choice) {
    return utterance(words, phonemizer.phonemize(KittenPiece.ended(words)), choice);
  }

  @Override
  public Utterance prepare(String words, List<Pronunciation> pronunciations, VoiceChoice choice) {
    if (pronunciations.isEmpty()) {
      return prepare(words, choice);
    }
    List<Pronunciation> own =
        pronunciations.stream()
            .map(one -> new Pronunciation(one.start(), one.end(), own(one.ipa())))
            .toList();
    return utterance(words, Splice.of(words, own, phonemizer::phonemize), choice);
  }

  @Override
  public Optional<String> refusal(String ipa, VoiceChoice choice) {
    String unknown = Ipa.unknown(own(ipa), vocabulary::has);
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("has no sound \"" + unknown + "\"; write one that English has");
  }

  /** As espeak-ng writes it: people write r for the English sound. */
  private static String own(String ipa) {
    return ipa.replace('r', 'ɹ').replace("ʤ", "dʒ").replace("ʧ", "tʃ");
  }

  /** An utterance of which the phonemes are known. */
  KokoroUtterance utterance(String words, String phonemes, VoiceChoice choice) {
    String table = table(choice.voice());
    String text = KittenPiece.ended(words);
    PhonemePiece piece = KittenPiece.of(phonemes, vocabulary);
    double wanted = choice.speed() * config.speeds().getOrDefault(table, 1.0);
    double speed = network.signature().speed(wanted);
    KokoroInput input =
        new KokoroInput(
            piece.ids(),
            styles.style(VoiceMix.of(table), text.codePointCount(0, text.length())),
            (float) speed);
    return new KokoroUtterance(
        id(), batcher, words, phonemes, List.of(piece), List.of(input), choice.speed());
  }

  private String table(Voice voice) {
    return config.aliases().getOrDefault(voice.name(), voice.name());
  }

  @Override
  public void close() {
    batcher.close();
    network.close();
  }
}
