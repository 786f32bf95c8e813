package dev.lector.speech.text;

import java.util.List;

/**
 * The text of a script as the front end reads it: its pieces, each knowing where it was written.
 */
final class ScriptText {
  private ScriptText() {}

  /**
   * Puts the pieces together.
   *
   * @param kinds says what is of a kind
   */
  static AlignedText of(Script script, SpokenKinds kinds) {
    if (script.pieces().equals(List.of(Script.Piece.written(script.source(), 0)))) {
      return AlignedText.of(script.source());
    }
    AlignedText.Builder text = new AlignedText.Builder(script.source().length());
    for (Script.Piece piece : script.pieces()) {
      if (piece.isWritten()) {
        int at = piece.source().start();
        for (int i = 0; i < piece.text().length(); i++) {
          text.standingFor(at + i, at + i + 1).append(piece.text().charAt(i));
        }
      } else {
        text.standingFor(piece.source()).append(kinds.say(piece.text(), piece.kind()));
      }
    }
    return text.build();
  }
}
