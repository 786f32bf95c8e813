package dev.lector.speech.model.kokoro;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Phonemes as a KittenTTS graph takes them: {@code [0, ids…, 10, 0]}. Words and marks stand apart,
 * each behind a space, as the model has learnt them (source: KittenTTS, {@code onnx_model.py}).
 */
final class KittenPiece {
  /** An ellipsis, at the end of everything. */
  private static final long END = 10;

  /**
   * Symbols by their ids, from 0: padding, punctuation, letters, IPA. Of one that is there twice
   * the later id counts. The table is that of StyleTTS 2, with straight quotes.
   */
  private static final String SYMBOLS =
      "$;:,.!?¡¿—…\"«»\"\" "
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
          + "ɑɐɒæɓʙβɔɕçɗɖðʤəɘɚɛɜɝɞɟʄɡɠɢʛɦɧħɥʜɨɪʝɭɬɫɮʟɱɯɰŋɳɲɴøɵɸθœɶʘɹɺɾɻʀʁɽʂʃʈʧʉʊʋⱱʌɣɤʍχʎʏʑʐʒʔʡʕʢǀǁǂǃ"
          + "ˈˌːˑʼʴʰʱʲʷˠˤ˞↓↑→↗↘'\u0329'ᵻ";

  private static final String ENDINGS = ".!?,;:";

  private KittenPiece() {}

  /** Symbols and ids of all KittenTTS models. */
  static Vocabulary vocabulary() {
    return Vocabulary.ordered(SYMBOLS);
  }

  /** The text as the model is used to it: with a mark at its end. */
  static String ended(String words) {
    String text = words.strip();
    return text.isEmpty() || ENDINGS.indexOf(text.charAt(text.length() - 1)) >= 0
        ? text
        : text + ",";
  }

  /** Writes phonemes; words are what stands between their spaces. */
  static PhonemePiece of(String phonemes, Vocabulary vocabulary) {
    LongStream.Builder ids = LongStream.builder().add(0);
    IntStream.Builder wordOf = IntStream.builder().add(-1);
    long space = vocabulary.id(' ');
    boolean begun = false;
    boolean inWord = false;
    int word = 0;
    int sounds = 0;
    for (int symbol : phonemes.codePoints().toArray()) {
      if (Character.isWhitespace(symbol)) {
        word += symbol == ' ' ? 1 : 0;
        inWord = false;
        continue;
      }
      boolean letter = Character.isLetterOrDigit(symbol);
      if (begun && !(letter && inWord)) {
        ids.add(space);
        wordOf.add(-1);
      }
      begun = true;
      inWord = letter;
      long id = vocabulary.id(symbol);
      if (id >= 0) {
        ids.add(id);
        wordOf.add(word);
        sounds += PhonemePiece.isSound(symbol) ? 1 : 0;
      }
    }
    return new PhonemePiece(
        phonemes,
        ids.add(END).add(0).build().toArray(),
        wordOf.add(-1).add(-1).build().toArray(),
        word + 1,
        sounds);
  }
}
