package dev.lector.bridge.streams;

import dev.lector.events.SpokenWord;
import java.util.List;

/**
 * The next bytes of an object.
 *
 * @param bytes follow those of the piece before
 * @param after how far whoever has them has heard
 * @param words those that begin in it, or soon after; empty where that is not told, as of audio
 *     from the store
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Piece(byte[] bytes, Cursor after, List<SpokenWord> words) {
  public Piece {
    words = List.copyOf(words);
  }

  /** A piece whose words nobody tells. */
  Piece(byte[] bytes, Cursor after) {
    this(bytes, after, List.of());
  }
}
