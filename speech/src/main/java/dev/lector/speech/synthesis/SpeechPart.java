package dev.lector.speech.synthesis;

import dev.lector.speech.text.SourceRange;
import java.util.List;

/**
 * Bytes of a file that is still being made: one sentence, as far as the encoder gives it away.
 *
 * @param bytes follow those of the part before; the first part's begin with the file's header
 * @param source what was written of what they say
 * @param words when its words are heard; empty where the engine does not tell
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight on; never compared
public record SpeechPart(byte[] bytes, SourceRange source, List<Timings.Word> words) {
  /** Keeps an unmodifiable copy of the words. */
  public SpeechPart {
    words = List.copyOf(words);
  }
}
