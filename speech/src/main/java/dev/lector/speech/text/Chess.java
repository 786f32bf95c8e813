package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Moves of chess in algebraic notation: "1. e4 e5 2. Nf3 Nc6", "23. Rxe6! fxe6", "24...Kh8". Only
 * in paragraphs that number a move.
 */
final class Chess {
  private static final String MOVE =
      "(?:O-O(?:-O)?|0-0(?:-0)?|[NBRQK]?[a-h]?[1-8]?x?[a-h][1-8](?:=[QRBN])?)[+#]?[!?]{0,2}";

  private static final String NUMBER = "\\d{1,3}(?:\\.(?:\\.\\.|…)?|…)\\s?";

  private static final Pattern NUMBERED =
      Pattern.compile("(?<![\\w.])" + NUMBER + MOVE + "(?![\\w])");

  /** To be applied before numbers and names of programs. */
  Rule rule() {
    return Gate.of(
        paragraph -> paragraph.indexOf('.') >= 0 && NUMBERED.matcher(paragraph).find(),
        List.of(
            // 1. e4: the point ends nothing
            Rewrite.of(
                "(?=\\d)(?<![\\w.])(\\d{1,3})(?:\\.(?=[^.…])|(\\.\\.\\.|\\.?…))\\s?(?="
                    + MOVE
                    + "(?!\\w))",
                m -> m.group(1) + (m.group(2) == null ? ", " : ", black, ")),
            Rewrite.of(
                "(?=[O0NBRQKa-h])(?<![\\w.'/])"
                    + "(?:(O-O-O|(?<!-)0-0-0(?!-))|(O-O|(?<!-)0-0(?!-\\d))|([NBRQK])?([a-h]?[1-8]?)(x)?([a-h])([1-8])(?:=([QRBN]))?)"
                    + "([+#])?([!?]{0,2})(?![\\w'])(?=(\\s{1,2}(?:\\d{1,3}[.,]|[NBRQKa-hO0]))?)",
                Chess::move)));
  }

  private static String move(MatchResult m) {
    StringBuilder said = new StringBuilder();
    if (m.group(1) != null) {
      said.append("castles queenside");
    } else if (m.group(2) != null) {
      said.append("castles");
    } else {
      String piece = m.group(3);
      said.append(piece == null ? "" : piece(piece.charAt(0)) + " ");
      String from = m.group(4);
      for (int i = 0; i < from.length(); i++) {
        said.append(Character.toUpperCase(from.charAt(i))).append(' ');
      }
      said.append(m.group(5) == null ? "" : "takes ");
      said.append(Character.toUpperCase(m.group(6).charAt(0))).append(' ').append(m.group(7));
      if (m.group(8) != null) {
        said.append(" promotes to ").append(piece(m.group(8).charAt(0)));
      }
    }
    if (m.group(9) != null) {
      said.append(m.group(9).equals("+") ? " check" : " mate");
    }
    return said.append(m.group(11) == null ? "" : ",").toString();
  }

  private static String piece(char letter) {
    return switch (letter) {
      case 'N' -> "knight";
      case 'B' -> "bishop";
      case 'R' -> "rook";
      case 'Q' -> "queen";
      default -> "king";
    };
  }
}
