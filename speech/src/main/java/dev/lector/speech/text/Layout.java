package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the paragraphs of a text, plain or Markdown: blank lines separate them; headings, list
 * items, table rows and scene breaks are recognised.
 */
final class Layout {
  /** Longer lines are not wrapped by hand. */
  private static final int LONGEST_WRAPPED_LINE = 120;

  private static final int LONGEST_HEADING = 80;
  private static final int LONGEST_LIST = 60;
  private static final int MOST_TITLES = 3;

  /** Longer items without a mark at their end may go on below. */
  private static final int LONGEST_ENTRY = 30;

  private static final Pattern QUOTED = Pattern.compile("^[>\\s]*+"); // mail or Markdown
  private static final Pattern RULE_OFF = Pattern.compile("[\\s*_=~#•—–|:+-]{3,}+|[*#~]{1,2}");
  private static final Pattern TITLE = Pattern.compile("#{1,6}\\s{1,8}(.{0,400}?)\\s{0,8}#{0,8}");
  private static final Pattern BULLET =
      Pattern.compile("(?:[-*+•]|\\[[ xX]\\])\\s{1,8}(\\[[ xX]\\]\\s)?(\\S.*)");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "\\(?(\\d{1,3}|[a-z](?=\\)))(?:[.)]\\s{1,8}|(?<=\\d)\\.(?=[A-Z][a-z]))(\\S.*)");
  private static final String NUMBER =
      "(?:\\d{1,4}|[ivxlc]{1,10}|the (?:first|second|third|last)|(?:twenty|thirty|forty|fifty)?[-"
          + " ]?(?:one|two|three"
          + "|four|five|six|seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty"
          + "|first|second|third|fourth|fifth)";
  private static final Pattern CHAPTER =
      Pattern.compile(
          "(?=[A-Z])(?i:(?:chapter|part|book|volume|act|scene|canto|letter)\\s"
              + NUMBER
              + "(?:[.:,—-].{0,60})?|(?:prologue|epilogue|preface|introduction|foreword|afterword|contents|the"
              + " end)[.:]?)");
  private static final Pattern NUMERAL = Pattern.compile("([IVXL]{1,8})\\.?");
  private static final Pattern CELLS = Pattern.compile("(?<=\\S)(?:\\t| \\| )(?=\\S)");
  private static final Pattern CLOSED = Pattern.compile(".*[.!?:;,…—\"')]");

  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final List<AlignedText> open = new ArrayList<>();
  private final boolean wrapped;
  private final Lexicon lexicon;
  private final boolean tasks;
  private Paragraph.Kind kind = Paragraph.Kind.BODY;
  private boolean numerals;

  /** The next line. */
  private String below = "";

  private Layout(boolean wrapped, Lexicon lexicon, boolean tasks) {
    this.tasks = tasks;
    this.wrapped = wrapped;
    this.lexicon = lexicon;
  }

  /**
   * Splits a text.
   *
   * @param text with {@code \n} as the only line end
   * @param lexicon knows which word a hyphen at a line's end broke
   * @param tasks whether items of a task list say in English that they are done or to do
   */
  static List<Paragraph> paragraphs(AlignedText text, Lexicon lexicon, boolean tasks) {
    List<AlignedText> lines =
        tasks ? SpacedVerse.mend(BrokenSentences.mend(lines(text))) : lines(text);
    Layout layout = new Layout(isWrapped(lines), lexicon, tasks);
    layout.numerals = lines.stream().anyMatch(line -> line.length() > 1 && isNumeral(line.text()));
    Fences fences = Fences.of(lines.stream().map(AlignedText::text).toList());
    BitSet steps = Steps.of(lines);
    for (int i = 0; i < lines.size(); i++) {
      layout.below = i + 1 < lines.size() ? lines.get(i + 1).text() : "";
      if (fences.marks.get(i)) {
        layout.close();
      } else if (fences.code.get(i) && lines.get(i).length() > 0) {
        layout.single(lines.get(i), Paragraph.Kind.ITEM); // a line of a program is a line
      } else {
        layout.line(lines.get(i), steps.get(i));
      }
    }
    layout.close();
    return layout.paragraphs;
  }

  private static List<AlignedText> lines(AlignedText text) {
    List<AlignedText> lines = new ArrayList<>();
    List<Integer> indents = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int next = text.text().indexOf('\n', start);
      int end = next < 0 ? text.length() : next;
      AlignedText line = text.slice(start, end);
      Matcher quoted = QUOTED.matcher(line.text());
      indents.add(Glosses.indent(line.text()));
      lines.add(line.slice(quoted.lookingAt() ? quoted.end() : 0, line.length()).strip());
      start = end + 1;
    }
    return Glosses.parted(IndentedCode.fenced(lines, indents), indents);
  }

  // Where most of the text is in long lines, each line is a paragraph.
  private static boolean isWrapped(List<AlignedText> lines) {
    long all = 0;
    long inLongLines = 0;
    for (AlignedText line : lines) {
      all += line.length();
      inLongLines += line.length() > LONGEST_WRAPPED_LINE ? line.length() : 0;
    }
    return inLongLines * 2 <= all;
  }

  private static boolean isNumeral(String line) {
    Matcher numeral = NUMERAL.matcher(line);
    return numeral.matches() && Romans.value(numeral.group(1)) > 0;
  }

  private void line(AlignedText written, boolean step) {
    String line = written.text();
    if (line.isEmpty()) {
      close();
      return;
    }
    if (RULE_OFF.matcher(line).matches()) {
      ruleOff(line);
      return;
    }
    Matcher title = TITLE.matcher(line);
    Matcher bullet = BULLET.matcher(line);
    Matcher numbered = (step ? Steps.STEP : NUMBERED).matcher(line);
    if (Titles.isBold(line, below)) {
      single(written, Paragraph.Kind.HEADING);
    } else if (title.matches()) {
      single(written.slice(title.start(1), title.end(1)), Paragraph.Kind.HEADING);
    } else if (tasks && numerals && open.isEmpty() && isNumeral(line)) { // of a stanza
      single(numeral(written), Paragraph.Kind.HEADING);
    } else if (mayBegin() && line.length() <= LONGEST_HEADING && CHAPTER.matcher(line).matches()) {
      single(written, Paragraph.Kind.HEADING);
    } else if (mayBegin() && Titles.isResult(line) && Titles.begins(below)) {
      single(written, Titles.isResult(below) ? Paragraph.Kind.ITEM : Paragraph.Kind.HEADING);
    } else if (bullet.matches()) {
      item(task(written, bullet));
    } else if (numbered.matches()
        && (step || mayBegin() || kind == Paragraph.Kind.ITEM || followsQuantities())) {
      item(Steps.said(written, numbered));
    } else if (line.startsWith("|") || CELLS.matcher(line).find()) {
      single(cells(written), Paragraph.Kind.ITEM);
    } else if (isBetweenItems(written)) {
      single(written, Paragraph.Kind.HEADING);
    } else {
      if ((mayBegin() && (Titles.isShouted(line) || Titles.isSpeaker(line, below)))
          || (tasks && kind == Paragraph.Kind.ITEM && Items.isEnded(open, line))
          || (!wrapped && (mayBegin() || !Character.isLowerCase(line.charAt(0))))) {
        close();
      }
      open.add(written);
    }
  }

  // Pitchers, between two lists.
  private boolean isBetweenItems(AlignedText line) {
    if (kind != Paragraph.Kind.ITEM || open.isEmpty() || !BULLET.matcher(below).matches()) {
      return false;
    }
    AlignedText last = open.getLast();
    char end = last.charAt(last.length() - 1);
    boolean ended = ").!?\"".indexOf(end) >= 0 || Letters.isDigit(end);
    return Titles.isAboveItems(line)
        && !Lines.isOpen(last)
        && (ended || last.length() < LONGEST_ENTRY);
  }

  // Steps behind the ingredients of a recipe.
  private boolean followsQuantities() {
    return open.size() <= LONGEST_LIST && Lines.areQuantities(open);
  }

  // The point tells that a lone I is one.
  private static AlignedText numeral(AlignedText line) {
    return line.text().endsWith(".")
        ? line
        : new AlignedText.Builder(line.length() + 1)
            .append(line)
            .standingFor(line.source(line.length(), line.length()))
            .append('.')
            .build();
  }

  // - [x] is done, - [ ] to do
  private AlignedText task(AlignedText line, Matcher found) {
    if (!tasks || found.group(1) == null) {
      return line.slice(found.start(2), found.end(2));
    }
    return new AlignedText.Builder(line.length() + 8)
        .standingFor(line.source(found.start(1), found.start(2)))
        .append(found.group(1).charAt(1) == ' ' ? "To do: " : "Done: ")
        .append(line, found.start(2), found.end(2))
        .build();
  }

  private static AlignedText cells(AlignedText line) {
    AlignedText.Builder out = new AlignedText.Builder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      out.standingFor(line.start(i), line.end(i));
      out.append(c == '|' || c == '\t' ? ',' : c);
      if (c == '\t') { // numbers of two cells stay apart
        out.append(' ');
      }
    }
    return out.build();
  }

  private void single(AlignedText line, Paragraph.Kind lineKind) {
    close();
    open.add(line);
    kind = lineKind;
    close();
  }

  private void item(AlignedText line) {
    if (kind == Paragraph.Kind.BODY
        && open.size() > 1
        && open.size() <= MOST_TITLES
        && open.stream().allMatch(Titles::isAboveItems)) {
      List<AlignedText> titles = List.copyOf(open);
      open.clear();
      titles.forEach(title -> single(title, Paragraph.Kind.HEADING));
    }
    close();
    open.add(line);
    kind = Paragraph.Kind.ITEM;
  }

  // Asterisks between two scenes; but also the line under a title, and the one under a table's
  // head.
  private void ruleOff(String line) {
    boolean title = open.size() == 1 && (line.startsWith("==") || line.startsWith("--"));
    if (title) {
      kind = Paragraph.Kind.HEADING;
    }
    close();
    if (!paragraphs.isEmpty() && !title && !line.startsWith("|")) {
      paragraphs.add(paragraphs.removeLast().as(Paragraph.Kind.SCENE_END));
    }
  }

  private void close() {
    if (kind == Paragraph.Kind.BODY && hasTitle()) {
      AlignedText title = open.removeFirst();
      paragraphs.add(new Paragraph(title, Paragraph.Kind.HEADING));
    }
    int list = kind == Paragraph.Kind.ITEM ? Items.below(open) : -1;
    if (list > 0) {
      paragraphs.add(new Paragraph(Lines.join(open.subList(0, list), lexicon), kind));
      open.subList(0, list).clear();
      kind = Paragraph.Kind.BODY;
    }
    List<Paragraph> items = kind == Paragraph.Kind.BODY ? Items.split(open, lexicon) : List.of();
    List<Paragraph> contacts =
        tasks && kind == Paragraph.Kind.BODY ? Contacts.split(open, lexicon) : List.of();
    if (kind == Paragraph.Kind.BODY && Lines.areQuantities(open)) {
      open.forEach(line -> paragraphs.add(new Paragraph(line, Paragraph.Kind.ITEM)));
    } else if (!items.isEmpty()) {
      paragraphs.addAll(items);
    } else if (!contacts.isEmpty()) {
      paragraphs.addAll(contacts);
    } else if (!open.isEmpty()) {
      AlignedText text = Lines.join(open, lexicon);
      boolean heading =
          kind == Paragraph.Kind.BODY
              && open.size() == 1
              && text.length() <= LONGEST_HEADING
              && !CLOSED.matcher(text.text()).matches();
      paragraphs.add(new Paragraph(text, heading ? Paragraph.Kind.HEADING : kind));
    }
    open.clear();
    kind = Paragraph.Kind.BODY;
  }

  private boolean hasTitle() {
    return open.size() > 1 && Titles.isTitle(open.getFirst().text(), open.get(1).text());
  }

  // Whether what was before is complete, so that the next line may begin something new.
  private boolean mayBegin() {
    if (open.isEmpty()) {
      return true;
    }
    AlignedText last = open.getLast();
    return ".!?:;\"')".indexOf(last.charAt(last.length() - 1)) >= 0;
  }
}
