package dev.lector.books.markup;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.bounds.Cancellation;
import dev.lector.books.chapters.FlowItem;
import dev.lector.books.chapters.Licence;
import dev.lector.books.chapters.ParagraphText;
import dev.lector.books.document.Paragraph.Mark;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Reads a document's text in its order, in time linear in its length: paragraphs, what is left out,
 * and the places that links lead to.
 */
public final class MarkupReader implements NodeFilter {
  /** A mark in brackets, with a page's or a note's name. */
  private static final int LONGEST_MARK = 20;

  private final String document;
  private final Function<String, List<PagePatterns.Cut>> cuts;
  private final NoteIndex.Found notes;
  private final Paragraphs paragraphs;
  private final Initials initials;
  private final Captions captions = new Captions();
  private final RaisedNumbers raised;
  private Frame frame;

  private MarkupReader(
      String document,
      Element root,
      NoteIndex.Found notes,
      Function<String, List<PagePatterns.Cut>> cuts,
      BookBounds bounds) {
    this.document = document;
    this.paragraphs = new Paragraphs(bounds);
    this.notes = notes;
    this.cuts = cuts;
    this.raised = RaisedNumbers.of(root);
    this.initials = new Initials(document, paragraphs);
    this.frame = Frame.above(root);
  }

  /**
   * Reads a document.
   *
   * @param name by which links refer to it
   * @param body its text
   * @param index of the notes of all documents
   * @param cuts what of a text node is left out
   * @param bounds of the book
   */
  public static List<FlowItem> read(
      String name,
      Element body,
      NoteIndex index,
      Function<String, List<PagePatterns.Cut>> cuts,
      BookBounds bounds) {
    org.jsoup.nodes.Document document = body.ownerDocument();
    NoteIndex.Found notes = document == null ? NoteIndex.Found.NONE : index.in(name, document);
    long characters = Characters.count(wholeText(body));
    MarkupReader reader = new MarkupReader(name, body, notes, cuts, bounds);
    body.filter(reader);
    reader.initials.drop();
    reader.paragraphs.close(0, false, false);
    List<FlowItem> items = reader.paragraphs.items();
    FlowItem.account(items, characters);
    return items;
  }

  /** All the text of an element that a ledger counts, descriptions of pictures included. */
  public static String wholeText(Element element) {
    String own = description(element);
    return own.isEmpty() ? wholeContent(element) : wholeContent(element) + ' ' + own;
  }

  /** The same without the element's own description. */
  private static String wholeContent(Element element) {
    StringBuilder text = new StringBuilder(element.wholeText());
    for (Element inner : element.select("img[alt], image[alt], math[alttext]")) {
      if (!inner.equals(element)) {
        text.append(' ').append(description(inner));
      }
    }
    return text.toString();
  }

  private static String description(Element element) {
    return switch (element.normalName()) {
      case "img", "image" -> element.attr("alt");
      case "math" -> element.attr("alttext");
      default -> "";
    };
  }

  @Override
  public FilterResult head(Node node, int depth) {
    Cancellation.check();
    if (node instanceof TextNode text) {
      text(text);
    } else if (node instanceof Element element) {
      frame.step();
      return begin(element) ? FilterResult.CONTINUE : FilterResult.SKIP_ENTIRELY;
    }
    return FilterResult.CONTINUE;
  }

  private boolean begin(Element element) {
    String id = Names.id(element);
    if (!id.isEmpty()) {
      paragraphs.anchor(id);
    }
    Optional<Reason> silent = silence(element);
    if (silent.isPresent()) {
      leaveOut(silent.get(), element);
      return false;
    }
    switch (element.normalName()) {
      case "img", "image" -> initials.picture(element.attr("alt"), frame.textPath());
      case "br" -> lineBreak();
      case "math" -> {
        if (formula(element)) {
          return false;
        }
      }
      default -> {}
    }
    if (Names.isBlock(element)) {
      close();
    }
    Frame inner = new Frame(frame, element);
    if (inner.linkBegins()) {
      paragraphs.link(Links.resolve(document, Names.internalLink(element)));
    }
    frame = inner;
    return true;
  }

  private Optional<Reason> silence(Element element) {
    if (notes.bodies().contains(element)) {
      return Optional.of(Reason.NOTE);
    }
    if (notes.marks().contains(element)) {
      return Optional.of(Reason.NOTE_MARK);
    }
    Optional<Reason> reason = Silence.reason(element);
    if (reason.isPresent()) {
      return reason;
    }
    return switch (element.normalName()) {
      case "a" -> isLinkMark(element) ? Optional.of(Reason.NOTE_MARK) : Optional.empty();
      case "sup" -> isRaisedMark(element) ? Optional.of(Reason.NOTE_MARK) : Optional.empty();
      case "table" -> Tables.isOfFigures(element) ? Optional.of(Reason.TABLE) : Optional.empty();
      case "figcaption" ->
          captions.isOfPicture(element) ? Optional.of(Reason.PICTURE) : Optional.empty();
      case "pre" -> isCode(element) ? Optional.of(reasonOfCode(element)) : Optional.empty();
      case "annotation", "annotation-xml" -> Optional.of(Reason.FORMULA);
      default -> Optional.empty();
    };
  }

  private boolean isLinkMark(Element link) {
    ParagraphText line = paragraphs.line();
    return frame.level() == 0
        && NoteMarks.isLinkMark(link, line.text(), line.endsWithSpace(), frame.isRaised());
  }

  private boolean isRaisedMark(Element sup) {
    String words = BoundedText.of(sup, LONGEST_MARK);
    if (words.length() > LONGEST_MARK) {
      return false;
    }
    Element link = sup.selectFirst("a[href]");
    if (link != null && NoteMarks.isLinkMark(link, new StringBuilder(), true, true)) {
      return frame.level() == 0 || !paragraphs.line().isEmpty();
    }
    ParagraphText line = paragraphs.line();
    return !frame.inLink()
        && NoteMarks.isRaisedMark(words, line.text(), line.endsWithSpace(), raised);
  }

  private static boolean isCode(Element pre) {
    return (pre.childrenSize() == 1 && pre.child(0).nameIs("code"))
        || Names.classes(pre).stream()
            .anyMatch(
                name ->
                    name.matches("(?i)programlisting|code.*|source.*|screen|highlight|listing"));
  }

  /** Converters set the distributor's header and licence as code, too. */
  private static Reason reasonOfCode(Element pre) {
    return Licence.isNotice(pre.wholeText()) ? Reason.LICENCE : Reason.CODE;
  }

  private void leaveOut(Reason reason, Element element) {
    if (!element.nameIs("svg") && element.childNodeSize() > 0) {
      element
          .select("[id]")
          .forEach(
              inner -> {
                if (!inner.equals(element)) {
                  paragraphs.anchor(inner.id());
                }
              });
    }
    if (Names.isBlock(element)) {
      close();
    }
    paragraphs.leaveOut(reason, wholeText(element));
  }

  /** A formula is said by its description. */
  private boolean formula(Element math) {
    String words = math.attr("alttext");
    if (words.isBlank()) {
      return false;
    }
    initials.drop();
    paragraphs.line().addWords(words, document, frame.textPath());
    paragraphs.leaveOut(Reason.FORMULA, wholeContent(math));
    return true;
  }

  private void lineBreak() {
    ParagraphText line = paragraphs.line();
    boolean second =
        !line.isEmpty()
            && !line.breaks().isEmpty()
            && line.breaks().getLast() == line.text().length();
    if (second) {
      close();
    } else {
      line.lineBreak();
    }
  }

  private void close() {
    paragraphs.close(frame.level(), frame.isVerse(), frame.isSet());
  }

  private void text(TextNode node) {
    String text = node.getWholeText();
    String path = null;
    int from = frame.textOffset();
    frame.addText(text.length());
    List<PagePatterns.Cut> left = cuts.apply(text);
    int next = 0;
    int i = 0;
    while (i < text.length()) {
      if (next < left.size() && left.get(next).from() == i) {
        PagePatterns.Cut cut = left.get(next);
        paragraphs.leaveOut(cut.reason(), text.substring(cut.from(), cut.to()));
        i = cut.to();
        next++;
        continue;
      }
      int c = text.codePointAt(i);
      int length = Character.charCount(c);
      path = path == null ? frame.textPath() : path;
      character(c, path, from + i, length);
      i += length;
    }
  }

  private void character(int c, String path, int from, int length) {
    if (c == '\n' && frame.isSet()) {
      lineBreak();
      return;
    }
    if (Characters.counts(c)) {
      initials.settle(c);
    }
    ParagraphText line = paragraphs.line();
    int start = line.text().length();
    line.add(c, frame.said(c), document, path, from, length);
    Mark.Kind mark = frame.mark();
    if (mark != null) {
      line.mark(mark, start);
    }
    if (!frame.inLink() && Characters.counts(c)) {
      paragraphs.outside(c);
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && frame.isOf(element)) {
      if (Names.isBlock(element)) {
        close();
      }
      frame = frame.outer();
    }
    return FilterResult.CONTINUE;
  }
}
