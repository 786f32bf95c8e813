package dev.lector.speech.text;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Joins the lines of one paragraph: a line break is a space, a word broken at a line's end is made
 * whole.
 */
final class Lines {
  /** First parts of words that keep their hyphen when a line breaks behind it: "self-", "well-". */
  private static final Set<String> FIRST_PARTS =
      Set.of(
          "self", "well", "half", "ill", "all", "ex", "non", "semi", "cross", "high", "low", "long",
          "short", "old", "new", "two", "three", "four", "twenty", "thirty", "forty", "fifty",
          "sixty", "seventy", "eighty", "ninety", "first", "second", "third", "good", "grand",
          "great", "mother", "father", "son", "brother", "sister", "black", "white", "red", "blue",
          "dark", "hand", "open", "left", "right");

  private static final int LONGEST_FIRST_PART = 12;
  private static final int LONGEST_SECOND_PART = 20;
  private static final int FEWEST_VERSES = 3;
  private static final int LONGEST_VERSE = 55;
  private static final int LONGEST_ENTRY = 34;

  /** Longer lines of a talk may have been broken. */
  private static final int LONGEST_MESSAGE = 58;

  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?i)(?<![a-z])(?:a|an|the|of|to|in|on|at|for|from|with|by|and|or|but|as|that|which|who|is|was|are|were|be|my"
              + "|your|his|her|its|our|their|not|no|very|so|if|when|we|i|he|she|they|it|you)$");

  /** What no message ends in. */
  private static final Pattern OPEN =
      Pattern.compile(
          "(?<![A-Za-z])(?i:a|an|the|of|to|in|on|at|for|from|with|by|and|or|is|was|are|were|be|my|your|his|its|our|their)$");

  /**
   * Whose line it is, or what it tells: "[10:01] bob: hi", "+44 7700 900123: ok", "Ann (10:16 AM):
   * ok", "**Tom:** no".
   */
  private static final Pattern SPEAKER =
      Pattern.compile(
          "[\\[(]?[\\d:./, TZ-]{0,32}(?:[AaPp][Mm])?[\\])]?(?: - )? ?(?:\\*\\*|@)?(?:[A-Za-z][\\w.' -]{0,24}|\\+\\d[\\d ()-]{6,20})"
              + "(?: ?[\\[(][^\\[\\]()\\n]{1,24}[\\])]|, \\d{1,2}:\\d\\d(?: ?[AaPp]\\.?[Mm]\\.?)?)?:(?:\\*\\*)?\\s{1,4}\\S");

  /** When somebody came, went or spoke: "May 14 04:58:45 nick has quit". */
  private static final Pattern LOGGED =
      Pattern.compile(
          "[\\[(]?(?:[A-Z][a-z]{2} {1,2}\\d{1,2} |\\d{4}-\\d\\d-\\d\\d[ T])?\\d{1,2}:\\d\\d:\\d\\d[^\\n]{0,12}[ \\])]");

  /** 2 cups flour, 1/2 tsp. salt, ½ cup milk, 3–4 eggs, 200g flour. */
  private static final Pattern QUANTITY =
      Pattern.compile(
          "(?:\\d{1,4}(?:[.,/⁄–-]\\d{1,3})?(?: \\d[/⁄]\\d)?|[½¼¾⅓⅔⅛⅜⅝⅞]|(?i:an?"
              + " (?:pinch|handful|dash|few|little|splash|knob|sprig|bunch|clove)))[½¼¾⅓⅔]?[ ]?[xX×]?[ (]?[A-Za-z(]");

  /** What no entry of a list begins with. */
  private static final Pattern BEGINS_OPEN =
      Pattern.compile(
          "(?:and|or|but|that|which|who|because|than|of|to|in|on|for|from|is|are|was|were)\\b");

  private static final String MARKS = ".,;:!?…—-";

  /** A mark of prose inside a line. */
  private static final Pattern INSIDE = Pattern.compile("[a-z][,;:.!?] ");

  private Lines() {}

  /**
   * Joins lines.
   *
   * @param lines without white space around them, none empty
   * @param lexicon knows which word a hyphen at a line's end broke
   */
  static AlignedText join(List<AlignedText> lines, Lexicon lexicon) {
    boolean stanza = isVerse(lines);
    boolean verse = stanza || isBlock(lines) || isListed(lines);
    boolean marked = stanza && isMarked(lines);
    // a few lines go on, or tell who came and left
    long speaking = lines.stream().filter(Lines::speaks).count();
    boolean spoken = speaking > 1 && speaking * 2 >= lines.size();
    boolean messages = spoken && areMessages(lines);
    AlignedText.Builder out =
        new AlignedText.Builder(lines.stream().mapToInt(line -> line.length() + 2).sum());
    BitSet ends = LineEnds.of(lines, verse);
    String last = "";
    for (int i = 0; i < lines.size(); i++) {
      AlignedText line = lines.get(i);
      int length = out.length();
      if (length == 0) {
        out.append(line);
      } else if (endsInHyphen(out.text())) {
        if (Character.isLowerCase(line.charAt(0))
            && !keepsHyphen(out.text(), line.text(), lexicon)) {
          out.setLength(length - 1);
        }
        out.append(line);
      } else {
        boolean open = MARKS.indexOf(out.charAt(length - 1)) < 0;
        String between =
            open
                    && (ends.get(i - 1)
                        || (spoken
                            && (speaks(line)
                                || line.charAt(0) == '*'
                                || (messages && !OPEN.matcher(last).find()))))
                ? ". "
                : open && verse && !(marked && Letters.isLower(lastWord(last))) ? ", " : " ";
        out.standingFor(line.source(0, 0)).append(between).append(line);
      }
      last = line.text();
    }
    return out.build();
  }

  /**
   * Whether lines tell how much of what, as those of a recipe or a list of parts do: each is said
   * alone.
   */
  static boolean areQuantities(List<AlignedText> lines) {
    long counted = lines.stream().filter(Lines::isQuantity).count();
    return counted > 1
        && counted * 2 >= lines.size()
        && lines.stream().noneMatch(line -> line.length() > LONGEST_VERSE || speaks(line))
        && lines.subList(0, lines.size() - 1).stream()
            .noneMatch(line -> line.text().endsWith(".") || isOpen(line));
  }

  static boolean isQuantity(AlignedText line) {
    return QUANTITY.matcher(line.text()).lookingAt() && !speaks(line);
  }

  /** Whether a line ends where no sentence does. */
  static boolean isOpen(AlignedText line) {
    return ",-–".indexOf(line.charAt(line.length() - 1)) >= 0
        || GOES_ON.matcher(line.text()).find();
  }

  // Somebody's next message has a line of its own, too; where a long one is broken it goes on.
  private static boolean areMessages(List<AlignedText> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (!speaks(lines.get(i)) && lines.get(i - 1).length() > LONGEST_MESSAGE) {
        return false;
      }
    }
    return true;
  }

  private static boolean speaks(AlignedText line) {
    return SPEAKER.matcher(line.text()).lookingAt() || LOGGED.matcher(line.text()).lookingAt();
  }

  // Poems, addresses: short lines that all begin with a capital. One breathes at their ends.
  private static boolean isVerse(List<AlignedText> lines) {
    return lines.size() >= FEWEST_VERSES
        && lines.stream()
            .allMatch(line -> line.length() <= LONGEST_VERSE && beginsWithCapital(line));
  }

  // Commands, entries without marks: lines much shorter than any prose is wrapped at, none of which
  // ends where a sentence cannot pause.
  private static boolean isBlock(List<AlignedText> lines) {
    boolean prose =
        Letters.isUpper(lines.getFirst().charAt(0))
            && lines.stream().anyMatch(line -> Letters.isLower(line.charAt(0)));
    return lines.size() >= FEWEST_VERSES
        && !prose
        && lines.stream().allMatch(line -> line.length() <= LONGEST_ENTRY)
        && lines.subList(0, lines.size() - 1).stream()
            .noneMatch(line -> GOES_ON.matcher(line.text()).find());
  }

  // Shopping list: milk, eggs
  private static boolean isListed(List<AlignedText> lines) {
    return lines.size() >= FEWEST_VERSES
        && lines.getFirst().text().endsWith(":")
        && lines.getFirst().length() <= LONGEST_VERSE
        && lines.stream()
            .skip(1)
            .allMatch(
                line ->
                    line.length() <= LONGEST_ENTRY && !BEGINS_OPEN.matcher(line.text()).lookingAt())
        && lines.subList(1, lines.size() - 1).stream().noneMatch(Lines::isOpen);
  }

  // Where the ends of lines have marks, one without goes on below.
  private static boolean isMarked(List<AlignedText> lines) {
    List<AlignedText> inner = lines.subList(0, lines.size() - 1);
    long marked =
        inner.stream().filter(line -> MARKS.indexOf(line.charAt(line.length() - 1)) >= 0).count();
    long told = lines.stream().filter(line -> INSIDE.matcher(line.text()).find()).count();
    return (marked > 1 && marked * 2 >= inner.size()) || (marked > 0 && told > 1);
  }

  /** The first letter of the last word. */
  private static char lastWord(String line) {
    return line.charAt(line.lastIndexOf(' ') + 1);
  }

  private static boolean beginsWithCapital(AlignedText line) {
    char first = line.charAt(0);
    char letter =
        (first == '"' || first == '\'' || first == '_') && line.length() > 1
            ? line.charAt(1)
            : first;
    return Character.isUpperCase(letter) || Character.isDigit(letter);
  }

  private static boolean endsInHyphen(CharSequence text) {
    int last = text.length() - 1;
    return last > 0 && text.charAt(last) == '-' && Character.isLetter(text.charAt(last - 1));
  }

  // The word is whole without the hyphen when there is such a word, or when its parts are none.
  private static boolean keepsHyphen(CharSequence text, String next, Lexicon lexicon) {
    int end = text.length() - 1;
    int start = end;
    while (start > 0
        && end - start < LONGEST_FIRST_PART
        && Letters.isLetter(text.charAt(start - 1))) {
      start--;
    }
    String first = text.subSequence(start, end).toString().toLowerCase(Locale.ROOT);
    int length = 0;
    while (length < next.length()
        && length < LONGEST_SECOND_PART
        && Letters.isLetter(next.charAt(length))) {
      length++;
    }
    String second = next.substring(0, length);
    if (FIRST_PARTS.contains(first)) {
      return true;
    }
    return !lexicon.contains(first + second)
        && lexicon.contains(first)
        && first.length() > 2
        && lexicon.contains(second);
  }
}
