package dev.lector.books.docx;

import dev.lector.books.ledger.Characters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTML of WordprocessingML. Text is what stands in {@code w:t} and its kind, wherever it
 * stands: elements that are not known are passed through, so that nothing is lost with them.
 */
final class WordMarkup {
  /** What describes and has no text. Codes of fields are instructions. */
  private static final Set<String> SKIPPED =
      Set.of(
          "ppr",
          "rpr",
          "sectpr",
          "tblpr",
          "tblgrid",
          "trpr",
          "tcpr",
          "sdtpr",
          "instrtext",
          "delinstrtext",
          "rubypr");

  /** Styles of dramas and screenplays. */
  private static final Set<String> SPEAKING =
      Set.of("speaker", "character", "character name", "stage direction", "stage directions");

  private final Styles styles;
  private final Map<String, Element> notes;
  private final Deque<Element> boxes = new ArrayDeque<>();
  private final Deque<Element> found = new ArrayDeque<>();
  private int pictures;
  private boolean text;
  private String firstPicture = "";

  /**
   * For a document.
   *
   * @param notes its footnotes and endnotes by what leads to them: {@code footnotereference 2}
   */
  WordMarkup(Styles styles, Map<String, Element> notes) {
    this.styles = styles;
    this.notes = notes;
  }

  /** HTML of what is in an element. */
  Document page(Element body) {
    Document page = Document.createShell("");
    children(body, page.body());
    addWaiting(page.body());
    return page;
  }

  /** How many pictures there were. */
  int pictures() {
    return pictures;
  }

  /** The relationship of the picture that stands before all text; empty without one. */
  String firstPicture() {
    return firstPicture;
  }

  private void children(Element from, Element to) {
    for (Element child : from.children()) {
      element(child, to);
    }
  }

  private void element(Element element, Element to) {
    String name = element.normalName();
    if (SKIPPED.contains(name)) {
      return;
    }
    switch (name) {
      case "p" -> paragraph(element, to);
      case "r" -> run(element, to);
      case "t" -> add(element.wholeText(), to);
      case "deltext" -> add(element.wholeText(), hidden(to));
      case "tab", "ptab" -> add(" ", to);
      case "br", "cr" -> to.appendElement("br");
      case "nobreakhyphen" -> add("\u2011", to);
      case "sym" -> symbol(element, to);
      case "tbl" -> children(element, to.appendElement("table"));
      case "tr" -> children(element, to.appendElement("tr"));
      case "tc" -> children(element, to.appendElement("td"));
      case "del", "movefrom" -> children(element, hidden(to));
      case "ruby" -> children(element, to.appendElement("ruby"));
      case "rt" -> children(element, to.appendElement("rt"));
      case "hyperlink" -> link(element, to);
      case "bookmarkstart" -> to.appendElement("a").attr("id", Word.attr(element, "name"));
      case "sdt" -> control(element, to);
      case "alternatecontent" -> alternative(element, to);
      case "drawing", "pict", "object" -> picture(element, to);
      case "altchunk" -> imported(element, to);
      case "footnotereference", "endnotereference" -> note(element);
      default -> children(element, to);
    }
  }

  private void add(String words, Element to) {
    text |= Characters.count(words) > 0;
    to.appendChild(new TextNode(words));
  }

  /** HTML that {@link Inclusions} has put there. */
  private void imported(Element chunk, Element to) {
    text |= Characters.count(chunk.wholeText()) > 0;
    List.copyOf(chunk.childNodes()).forEach(to::appendChild);
  }

  private static Element hidden(Element to) {
    return to.appendElement("span").attr("hidden", true);
  }

  private void paragraph(Element paragraph, Element to) {
    Element properties = Word.child(paragraph, "ppr");
    int level = styles.headingLevel(properties);
    Element inner;
    if (styles.isContents(properties)) {
      inner = to.appendElement("nav").attr("epub:type", "toc").appendElement("p");
    } else {
      inner = to.appendElement(level > 0 ? "h" + level : "p");
    }
    if (SPEAKING.contains(styles.name(properties))) {
      boolean stage = styles.name(properties).startsWith("stage");
      inner.addClass(stage ? "stage-direction" : "speaker");
    }
    children(paragraph, inner);
    addWaiting(to);
  }

  /** What stands in the middle of a paragraph on the page, and is read behind it. */
  private void addWaiting(Element to) {
    while (!found.isEmpty() || !boxes.isEmpty()) {
      boolean note = !found.isEmpty();
      Element next = note ? found.removeFirst() : boxes.removeFirst();
      children(
          next,
          note ? to.appendElement("aside").attr("epub:type", "footnote") : to.appendElement("div"));
    }
  }

  private void run(Element run, Element to) {
    Element properties = Word.child(run, "rpr");
    Element inner = to;
    if (Word.isOn(properties, "vanish")) {
      inner = hidden(to);
    } else if (isOwnMark(run)) {
      inner = to.appendElement("sup").attr("epub:type", "noteref");
    } else {
      switch (Word.value(properties, "vertalign").orElse("")) {
        case "superscript" -> inner = to.appendElement("sup");
        case "subscript" -> inner = to.appendElement("sub");
        default -> {}
      }
    }
    children(run, inner);
  }

  /** A mark that the author wrote; others are numbered, and stand nowhere. */
  private static boolean isOwnMark(Element run) {
    Element reference = Word.child(run, "footnotereference");
    Element mark = reference == null ? Word.child(run, "endnotereference") : reference;
    return mark != null && Word.attr(mark, "customMarkFollows").matches("(?i)1|true|on");
  }

  private void note(Element reference) {
    Element note = notes.remove(reference.normalName() + " " + Word.attr(reference, "id"));
    if (note != null) {
      found.add(note);
    }
  }

  private void link(Element link, Element to) {
    String anchor = Word.attr(link, "anchor");
    children(link, anchor.isEmpty() ? to : to.appendElement("a").attr("href", "#" + anchor));
  }

  private void control(Element control, Element to) {
    Element properties = Word.child(control, "sdtpr");
    Element gallery = properties == null ? null : properties.selectFirst("docPartGallery");
    boolean contents =
        gallery != null && Word.attr(gallery, "val").equalsIgnoreCase("Table of Contents");
    children(control, contents ? to.appendElement("nav").attr("epub:type", "toc") : to);
  }

  /** The same thing twice: as newer programs draw it, and for older ones. */
  private void alternative(Element alternative, Element to) {
    Element choice = Word.child(alternative, "choice");
    Element fallback = Word.child(alternative, "fallback");
    boolean newer = fallback == null || (choice != null && (hasText(choice) || !hasText(fallback)));
    Element taken = newer ? choice : fallback;
    if (taken != null) {
      children(taken, to);
    }
  }

  private static boolean hasText(Element element) {
    return element.selectFirst("t") != null;
  }

  private void picture(Element picture, Element to) {
    Element image = picture.selectFirst("blip, imagedata");
    if (image != null) {
      pictures++;
      String relation = Word.attr(image, image.nameIs("blip") ? "embed" : "id");
      firstPicture = firstPicture.isEmpty() && !text ? relation : firstPicture;
    }
    Element described = picture.selectFirst("docPr");
    String words = described == null ? "" : Word.attr(described, "descr");
    to.appendElement("img").attr("alt", words);
    for (Element inside : picture.select(Inclusions.WORDS)) {
      to.appendElement("svg").appendText(inside.wholeText());
    }
    for (Element box : picture.select("txbxContent, txBody")) {
      if (isOutermost(box, picture)) {
        boxes.add(box);
      }
    }
  }

  /** A box within a box is read with it, and one that older programs read is read once. */
  private static boolean isOutermost(Element box, Element picture) {
    for (Element up = box.parent(); up != null && !up.equals(picture); up = up.parent()) {
      Element parent = up.parent();
      boolean older = up.nameIs("fallback") && parent != null && hasText(choice(parent, up));
      if (up.nameIs("txbxcontent") || up.nameIs("txbody") || older) {
        return false;
      }
    }
    return true;
  }

  private static Element choice(Element alternative, Element otherwise) {
    @Nullable Element choice = Word.child(alternative, "choice");
    return choice == null ? otherwise : choice;
  }

  /** A sign by its number in a font; what is no character is left out as a picture. */
  private void symbol(Element symbol, Element to) {
    String code = Word.attr(symbol, "char");
    if (code.matches("[0-9A-Fa-f]{1,5}")) {
      int number = Integer.parseInt(code, 16);
      Symbols.character(Word.attr(symbol, "font"), number)
          .ifPresentOrElse(
              sign -> add(sign, to),
              () -> to.appendElement("svg").appendText(Character.toString(number)));
    }
  }
}
