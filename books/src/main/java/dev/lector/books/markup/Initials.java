package dev.lector.books.markup;

import dev.lector.books.chapters.ParagraphText;
import dev.lector.books.ledger.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pictures of letters that begin a word, until it is known whether the word goes on. */
final class Initials {
  private static final Pattern INITIAL =
      Pattern.compile(
          "(?iu)(?:.*\\b(?:letter|initial|capital|drop ?cap)[:\\s]+)?([\"\u201c\u2018']?\\p{L})[\"\u201d\u2019']?");

  private record Initial(String alt, String letter, String path) {}

  private final String document;
  private final Paragraphs paragraphs;
  private @Nullable Initial waiting;

  Initials(String document, Paragraphs paragraphs) {
    this.document = document;
    this.paragraphs = paragraphs;
  }

  /** A picture by its description; it is left out unless it is one of a letter. */
  void picture(String alt, String path) {
    Matcher letter = INITIAL.matcher(alt.strip());
    drop();
    if (letter.matches()) {
      waiting = new Initial(alt, letter.group(1), path);
    } else {
      paragraphs.leaveOut(Reason.PICTURE, alt);
    }
  }

  /** The picture of a letter is none that begins a word. */
  void drop() {
    if (waiting != null) {
      paragraphs.leaveOut(Reason.PICTURE, waiting.alt());
      waiting = null;
    }
  }

  /** A picture of a letter begins the word that follows it at once, or a paragraph. */
  void settle(int next) {
    Initial picture = waiting;
    if (picture == null) {
      return;
    }
    ParagraphText line = paragraphs.line();
    boolean apart = line.endsWithSpace() && !line.isEmpty();
    if (Character.isLetter(next) && (!apart || line.isEmpty())) {
      boolean word = line.isEmpty() && line.wasSpaced() && picture.letter().matches("[AIO]");
      say(picture);
      if (word) {
        paragraphs.line().space();
      }
    } else if (line.isEmpty() && "'\u2019".indexOf(next) >= 0) {
      say(picture);
    } else {
      drop();
    }
  }

  private void say(Initial picture) {
    paragraphs.line().addWords(picture.letter(), document, picture.path());
    paragraphs.leaveOut(
        Reason.PICTURE,
        picture.alt().replaceFirst("(?s)^(.*)" + Pattern.quote(picture.letter()), "$1"));
    waiting = null;
  }
}
