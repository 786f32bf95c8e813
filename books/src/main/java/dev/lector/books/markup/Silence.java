package dev.lector.books.markup;

import dev.lector.books.ledger.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Elements that are not said, whatever stands around them. */
final class Silence {
  private static final Map<String, Reason> ELEMENTS =
      Map.ofEntries(
          Map.entry("rt", Reason.READING),
          Map.entry("rp", Reason.READING),
          Map.entry("rtc", Reason.READING),
          Map.entry("svg", Reason.PICTURE),
          Map.entry("object", Reason.PICTURE),
          Map.entry("audio", Reason.PICTURE),
          Map.entry("video", Reason.PICTURE),
          Map.entry("canvas", Reason.PICTURE),
          Map.entry("iframe", Reason.PICTURE),
          Map.entry("template", Reason.HIDDEN),
          Map.entry("noscript", Reason.HIDDEN),
          Map.entry("select", Reason.HIDDEN),
          Map.entry("textarea", Reason.HIDDEN));

  private static final Map<String, Reason> TYPES =
      Map.ofEntries(
          Map.entry("noteref", Reason.NOTE_MARK),
          Map.entry("backlink", Reason.NOTE_MARK),
          Map.entry("footnote", Reason.NOTE),
          Map.entry("footnotes", Reason.NOTE),
          Map.entry("endnote", Reason.NOTE),
          Map.entry("endnotes", Reason.NOTE),
          Map.entry("rearnote", Reason.NOTE),
          Map.entry("rearnotes", Reason.NOTE),
          Map.entry("pagebreak", Reason.PAGE_NUMBER),
          Map.entry("page-list", Reason.PAGE_NUMBER),
          Map.entry("pagelist", Reason.PAGE_NUMBER),
          Map.entry("toc", Reason.CONTENTS),
          Map.entry("toc-brief", Reason.CONTENTS),
          Map.entry("landmarks", Reason.CONTENTS),
          Map.entry("loi", Reason.CONTENTS),
          Map.entry("lot", Reason.CONTENTS));

  private static final Pattern PAGE_CLASS =
      Pattern.compile(
          "(?i)(?:x-ebookmaker-)?(?:page|pg|folio)[-_]?(?:num|no|nr|number|break|marker)?s?|pb|pgnum|newpage|pagination");
  private static final Pattern PAGE_ID = Pattern.compile("(?i)(?:page|pg|p)[-_.]?[\\divxlc]{1,6}");
  private static final Pattern PAGE_TEXT =
      Pattern.compile(
          "(?i)[\\[({|\\s-]*(?:(?:pg|page|p)\\.?\\s*)?(?:\\d{1,5}|[ivxlc]{1,8})[\\])}|\\s-]*");
  private static final Pattern NOTE_CLASS =
      Pattern.compile(
          "(?i)(?:foot|end|rear)notes?(?:[-_]?(?:text|body|item|list|section|block|def|area))?|fn|fns|fnote|fntext"
              + "|mso(?:foot|end)note(?:text|list)?");
  private static final Pattern MARK_CLASS =
      Pattern.compile(
          "(?i)(?:foot|end|rear)?note[-_]?(?:ref|reference|call|anchor|mark|link|number|num|backref|back|return)s?|fn[-_]?(?:ref|anchor|call|mark|back)?"
              + "|mso(?:foot|end)notereference|footnote|endnote|backlink|data-footnote-(?:back)?ref");
  private static final Pattern LICENCE =
      Pattern.compile("(?i)pg-?(?:boilerplate|header|footer|machine-header)|pg_(?:header|footer)");
  private static final Pattern TRANSCRIBER =
      Pattern.compile("(?i)trans(?:criber)?s?[-_]?notes?|tn(?:ote|box)?");
  private static final Pattern INVISIBLE =
      Pattern.compile("(?i).*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden).*");

  private static final Set<String> INLINE =
      Set.of("a", "span", "sup", "small", "b", "i", "em", "font");
  private static final int LONGEST_MARK = 8;

  /** Page 100 of 1,000, or Seite XXVIII. */
  private static final int LONGEST_PAGE_BREAK = 20;

  private static final int LONGEST_PAGE_NUMBER = 60;

  private Silence() {}

  /** Why an element is not said; empty when it is. */
  static Optional<Reason> reason(Element element) {
    Reason byName = ELEMENTS.get(element.normalName());
    if (byName != null) {
      return Optional.of(byName);
    }
    if (element.attributesSize() == 0) {
      return Optional.empty();
    }
    if (element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || INVISIBLE.matcher(element.attr("style")).matches()) {
      return Optional.of(Reason.HIDDEN);
    }
    for (String type : Names.types(element)) {
      Reason reason = TYPES.get(type);
      boolean said =
          (reason == Reason.CONTENTS && !isList(element))
              || (type.equals("pagebreak") && !isBreak(element));
      if (reason != null && !said) {
        return Optional.of(reason);
      }
    }
    return byClass(element);
  }

  /** The body of a contents page may hold more than the list. */
  private static boolean isList(Element element) {
    return !element.nameIs("body");
  }

  /** A page break that holds more than the page's number was put around text. */
  private static boolean isBreak(Element element) {
    return element.childNodeSize() <= 3
        && BoundedText.of(element, LONGEST_PAGE_BREAK).length() <= LONGEST_PAGE_BREAK;
  }

  private static Optional<Reason> byClass(Element element) {
    List<String> classes = Names.classes(element);
    String id = element.id();
    if (LICENCE.matcher(id).matches()) {
      return Optional.of(Reason.LICENCE);
    }
    if (classes.isEmpty() && !PAGE_ID.matcher(Names.id(element)).matches()) {
      return Optional.empty();
    }
    if (matches(classes, LICENCE)) {
      return Optional.of(Reason.LICENCE);
    }
    if (matches(classes, TRANSCRIBER)) {
      return Optional.of(Reason.TRANSCRIBERS_NOTE);
    }
    if ((matches(classes, PAGE_CLASS) || PAGE_ID.matcher(Names.id(element)).matches())
        && isShort(element, PAGE_TEXT)
        && Names.headingLevel(element) == 0) {
      return Optional.of(Reason.PAGE_NUMBER);
    }
    boolean inline = INLINE.contains(element.normalName());
    if (inline && matches(classes, MARK_CLASS)) {
      String words = BoundedText.of(element, 2 * LONGEST_MARK);
      if (words.codePointCount(0, words.length()) <= LONGEST_MARK) {
        return Optional.of(Reason.NOTE_MARK);
      }
      return matches(classes, NOTE_CLASS) && !element.nameIs("a")
          ? Optional.of(Reason.NOTE)
          : Optional.empty();
    }
    boolean note = matches(classes, NOTE_CLASS) && !element.nameIs("body") && !inline;
    return note ? Optional.of(Reason.NOTE) : Optional.empty();
  }

  private static boolean matches(List<String> classes, Pattern pattern) {
    return classes.stream().anyMatch(name -> pattern.matcher(name).matches());
  }

  private static boolean isShort(Element element, Pattern pattern) {
    return element.childNodeSize() <= 3
        && pattern.matcher(BoundedText.of(element, LONGEST_PAGE_NUMBER)).matches();
  }
}
