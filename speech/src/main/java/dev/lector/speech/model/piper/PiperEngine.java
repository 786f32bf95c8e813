package dev.lector.speech.model.piper;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WordTime;
import dev.lector.speech.batch.Batcher;
import dev.lector.speech.batch.Grouping;
import dev.lector.speech.batch.Pending;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.EngineFacts;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.PendingSpeech;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.phonemes.Phonemizer;
import dev.lector.speech.phonemes.Splice;
import dev.lector.speech.phonemes.WordAlignment;
import dev.lector.speech.pronunciation.Ipa;
import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * A Piper voice: words become phonemes as espeak-ng writes them, these ids, and the ids of several
 * utterances of equal scales share a run where the graph takes a batch.
 */
final class PiperEngine implements VoiceEngine {
  /** About twelve seconds of speech. */
  private static final int LONGEST_UTTERANCE = 200;

  /** What espeak-ng writes for English. */
  private static final String ENGLISH = "abdefhijklmnopstuvwxzæçðŋɐɑɒɔəɚɛɜɡɪɫɬɹɾʃʊʌʒʔθᵻ";

  private static final Grouping<PiperInput> GROUPING =
      Grouping.of(input -> input.ids().length, PiperInput::scales);

  private final EngineFacts facts;
  private final PiperConfig config;
  private final Phonemizer phonemizer;
  private final PiperNetwork network;
  private final Batcher<PiperInput, PiperSound> batcher;

  /** Takes over {@code network}; shares {@code phonemizer}. */
  PiperEngine(
      String id,
      String revision,
      PiperConfig config,
      VoiceList voices,
      Phonemizer phonemizer,
      PiperNetwork network) {
    this.facts =
        new EngineFacts(
            id,
            revision,
            phonemizer.name(),
            config.sampleRate(),
            config.language(),
            voices,
            network.provider(),
            LONGEST_UTTERANCE);
    this.config = config;
    this.phonemizer = phonemizer;
    this.network = network;
    this.batcher =
        new Batcher<>(id, network.concurrency(), network.limits(), GROUPING, network::run);
  }

  @Override
  public EngineFacts facts() {
    return facts;
  }

  @Override
  public Utterance prepare(String words, VoiceChoice choice) {
    return utterance(words, phonemizer.phonemize(words), choice);
  }

  @Override
  public Utterance prepare(String words, List<Pronunciation> pronunciations, VoiceChoice choice) {
    return pronunciations.isEmpty()
        ? prepare(words, choice)
        : utterance(words, Splice.of(words, own(pronunciations), phonemizer::phonemize), choice);
  }

  /** Tables have ids for all of IPA, but a voice has learnt the sounds of its language alone. */
  private boolean says(int symbol) {
    return config.phonemes().has(symbol)
        && (!language().startsWith("en") || ENGLISH.indexOf(symbol) >= 0);
  }

  private List<Pronunciation> own(List<Pronunciation> pronunciations) {
    return pronunciations.stream()
        .map(one -> new Pronunciation(one.start(), one.end(), own(one.ipa())))
        .toList();
  }

  /** As espeak-ng writes it: people write r for the English sound. */
  private String own(String ipa) {
    return language().startsWith("en")
        ? ipa.replace('r', 'ɹ').replace("ɝ", "ɜː").replace("ʤ", "dʒ").replace("ʧ", "tʃ")
        : ipa;
  }

  @Override
  public Optional<String> refusal(String ipa, VoiceChoice choice) {
    String unknown = Ipa.unknown(own(ipa), this::says);
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("has no sound \"" + unknown + "\"; write one that its language has");
  }

  /** An utterance of which the phonemes are known. */
  PiperUtterance utterance(String words, String phonemes, VoiceChoice choice) {
    double lengthScale = config.lengthScale() / choice.speed();
    PhonemeIds.Packed packed = config.phonemes().pack(phonemes);
    PiperInput.Scales scales =
        new PiperInput.Scales(config.noiseScale(), (float) lengthScale, config.noiseW());
    PiperInput input = new PiperInput(packed.ids(), scales, choice.voice().speaker());
    return new PiperUtterance(words, phonemes, packed, lengthScale, input);
  }

  /** An utterance on its way to the network. */
  final class PiperUtterance implements Utterance {
    private final String words;
    private final String phonemes;
    private final PhonemeIds.Packed packed;
    private final double lengthScale;
    private final PiperInput input;

    private PiperUtterance(
        String words,
        String phonemes,
        PhonemeIds.Packed packed,
        double lengthScale,
        PiperInput input) {
      this.words = words;
      this.phonemes = phonemes;
      this.packed = packed;
      this.lengthScale = lengthScale;
      this.input = input;
    }

    @Override
    public long[] tokens() {
      return packed.ids();
    }

    @Override
    public String input() {
      return phonemes;
    }

    @Override
    public int sounds() {
      return packed.sounds();
    }

    @Override
    public double lengthScale() {
      return lengthScale;
    }

    @Override
    public PendingSpeech submit(Priority priority, int rank) {
      Pending<PiperSound> pending = batcher.submit(input, priority, rank);
      return new PendingSpeech() {
        @Override
        public Segment await() throws InferenceException, InterruptedException {
          try {
            PiperSound sound = pending.await();
            return new Segment(words, sound.samples(), sampleRate(), times(sound));
          } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new InferenceException("Model " + id() + " failed: " + cause.getMessage(), cause);
          }
        }

        @Override
        public void cancel() {
          pending.cancel();
        }
      };
    }

    private List<WordTime> times(PiperSound sound) {
      if (sound.ends().length == 0) {
        return List.of();
      }
      double[] from = new double[packed.words()];
      double[] to = new double[packed.words()];
      for (int i = 0; i < sound.ends().length; i++) {
        int word = packed.wordOf()[i];
        if (word >= 0) {
          double start = i == 0 ? 0 : sound.ends()[i - 1];
          from[word] = to[word] == 0 ? start : from[word];
          to[word] = sound.ends()[i];
        }
      }
      for (int word = 1; word < to.length; word++) {
        if (to[word] == 0) {
          // None of its symbols is known to the network.
          from[word] = to[word - 1];
          to[word] = to[word - 1];
        }
      }
      List<WordTime> times = new ArrayList<>();
      for (WordAlignment.Word word : WordAlignment.of(words, phonemes)) {
        times.add(
            new WordTime(
                word.start(),
                word.end(),
                at(word.from(), from, to, false),
                at(word.to(), from, to, true)));
      }
      return times;
    }
  }

  /**
   * Sample at a place among phoneme words.
   *
   * @param place 2.5 is the middle of the third
   * @param end whether a border belongs to the word before it
   */
  private static int at(double place, double[] from, double[] to, boolean end) {
    int word =
        Math.clamp((long) (end ? Math.ceil(place) - 1 : Math.floor(place)), 0, from.length - 1);
    return (int) Math.round(from[word] + (place - word) * (to[word] - from[word]));
  }

  /** One run; {@code scales} as the graph takes them. */
  PiperSound run(long[] ids, float[] scales, long speaker) throws Exception {
    PiperInput input =
        new PiperInput(ids, new PiperInput.Scales(scales[0], scales[1], scales[2]), speaker);
    return batcher.submit(input, Priority.INTERACTIVE, 0).await();
  }

  /** One run of just these, which have equal scales. */
  List<PiperSound> run(List<PiperInput> group) throws Exception {
    return network.run(group);
  }

  @Override
  public void close() {
    batcher.close();
    network.close();
  }
}
