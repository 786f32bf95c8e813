package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines that tell who somebody is and where to be found, as heads of letters and CVs have them:
 * each is said alone, also where it ends in an abbreviation.
 */
final class Contacts {
  /** Lines with names and titles above where somebody is to be found. */
  private static final int MOST_NAMES = 3;

  private static final String FOUND =
      " • |\\w@\\w|\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b|(?:^|[ :])(?:\\+\\d{1,3} ?)?\\(?\\d{3,5}\\)?[ -]\\d{3}";

  private static final String PART =
      "(?:[A-Z0-9+(•][^\\s@]{0,30}|[^\\s@]{1,40}@[^\\s@]{1,40}|[a-z]{1,12}:|[a-z0-9-]{2,40}\\.[^\\s@]{2,40}|of|the|and|in|on)";

  /** Alone or between signs: Leeds LS6 3HN • ann@example.com. */
  private static final Pattern CONTACT =
      Pattern.compile("(?=.{0,160}(?:" + FOUND + "))" + PART + "(?: " + PART + "){0,20}");

  /** A name, with what somebody is behind it. */
  private static final Pattern NAMED =
      Pattern.compile(
          "[A-Z][\\w'.-]{0,20},?(?: (?:[A-Z(][\\w'.()&-]{0,20},?|of|the|and|in|&|de|van|von)){1,9}");

  private Contacts() {}

  /** The paragraphs of lines with contacts among them; none where there are none. */
  static List<Paragraph> split(List<AlignedText> lines, Lexicon lexicon) {
    List<Paragraph> paragraphs = new ArrayList<>();
    int begun = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (ends(lines, i)) {
        paragraphs.add(
            new Paragraph(Lines.join(lines.subList(begun, i + 1), lexicon), Paragraph.Kind.ITEM));
        begun = i + 1;
      }
    }
    if (begun > 0) {
      paragraphs.add(
          new Paragraph(
              Lines.join(lines.subList(begun, lines.size()), lexicon), Paragraph.Kind.BODY));
    }
    return paragraphs;
  }

  private static boolean ends(List<AlignedText> lines, int i) {
    String below = lines.get(i + 1).text();
    if (Lines.isOpen(lines.get(i))) {
      return false;
    }
    if (isContact(lines.get(i))) {
      return isContact(lines.get(i + 1)) || Titles.begins(below);
    }
    int at = i;
    while (at - i < MOST_NAMES
        && at + 1 < lines.size()
        && NAMED.matcher(lines.get(at).text()).matches()) {
      at++;
    }
    return at > i && isContact(lines.get(at));
  }

  private static boolean isContact(AlignedText line) {
    return CONTACT.matcher(line.text()).matches();
  }
}
