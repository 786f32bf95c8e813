package dev.lector.books.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Finds notes that nothing marks as such by their links: a mark leads to the note, and the note
 * back to the mark. All documents are added first, and then asked for one by one.
 */
public final class NoteIndex {
  private static final int NEAR = 4;
  private static final int LONGEST_NOTE = 20_000;
  private static final Pattern BACK =
      Pattern.compile(
          "(?i)[\u21a9\u21b5\u2191\u2b06\u2190\u25b2^\ufe0e\ufe0f\\s]+|\\[?(?:back|return|zur\u00fcck|retour)(?: to (?:text|note.*))?\\]?");
  private static final Pattern TITLE =
      Pattern.compile("(?iu)(?:foot|end)?notes?[.:]?|anmerkungen|fu\u00dfnoten");

  private record Link(
      int number, String target, Set<String> ids, boolean first, boolean back, boolean mark) {}

  private final Map<String, List<Link>> links = new HashMap<>();

  /** Where links that stand at a place lead. */
  private final Map<String, Set<String>> targets = new HashMap<>();

  private final Set<String> bodies = new HashSet<>();
  private final Set<String> marks = new HashSet<>();
  private boolean decided;

  /**
   * Notes of one document.
   *
   * @param marks links that lead to notes
   * @param bodies blocks that are notes
   */
  record Found(Set<Element> marks, Set<Element> bodies) {
    static final Found NONE = new Found(Set.of(), Set.of());
  }

  /** Adds a document's links. */
  public void add(String name, Document document) {
    Gatherer gatherer = new Gatherer(name);
    document.body().traverse(gatherer);
    links.put(name, gatherer.found);
    for (Link link : gatherer.found) {
      for (String id : link.ids()) {
        targets.computeIfAbsent(name + "#" + id, _ -> new HashSet<>(2)).add(link.target());
      }
    }
  }

  private void decide() {
    Map<String, Set<String>> marked = new HashMap<>();
    links.forEach(
        (name, all) -> {
          for (Link link : all) {
            Set<String> back = targets.getOrDefault(link.target(), Set.of());
            boolean mutual = link.ids().stream().anyMatch(id -> back.contains(name + "#" + id));
            if (link.mark() && !link.first() && mutual) {
              marks.add(name + " " + link.number());
              link.ids()
                  .forEach(
                      id ->
                          marked
                              .computeIfAbsent(name + "#" + id, _ -> new HashSet<>(2))
                              .add(link.target()));
            }
          }
        });
    links.forEach(
        (name, all) -> {
          for (Link link : all) {
            Set<String> from = marked.getOrDefault(link.target(), Set.of());
            boolean back = link.ids().stream().anyMatch(id -> from.contains(name + "#" + id));
            if (back
                && (link.first() || link.back() || !marks.contains(name + " " + link.number()))) {
              bodies.add(name + " " + link.number());
            }
          }
        });
    decided = true;
  }

  /** The notes of a document that was added, in the same tree or another of the same source. */
  Found in(String name, Document document) {
    if (!decided) {
      decide();
    }
    List<Link> known = links.getOrDefault(name, List.of());
    if (known.stream().noneMatch(link -> isKnown(name, link))) {
      return Found.NONE;
    }
    Set<Element> foundMarks = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Element> foundBodies = Collections.newSetFromMap(new IdentityHashMap<>());
    Gatherer again = new Gatherer(name);
    document.body().traverse(again);
    for (int i = 0; i < again.elements.size() && i < known.size(); i++) {
      Element element = again.elements.get(i);
      if (bodies.contains(name + " " + i)) {
        body(element, known.get(i), foundBodies);
      } else if (marks.contains(name + " " + i)) {
        foundMarks.add(element);
      }
    }
    addRest(document, foundBodies);
    return new Found(foundMarks, foundBodies);
  }

  private boolean isKnown(String name, Link link) {
    String key = name + " " + link.number();
    return marks.contains(key) || bodies.contains(key);
  }

  private static void body(Element link, Link known, Set<Element> bodies) {
    Element block = link;
    while (!Names.isBlock(block)) {
      Element parent = block.parent();
      if (parent == null) {
        return;
      }
      block = parent;
    }
    Element whole = block;
    Element up = block.parent();
    for (int i = 0;
        i < NEAR && up != null && up.normalName().matches("li|dd|aside|div|blockquote|p|td|tr");
        i++) {
      if (!up.id().isEmpty() && known.ids().contains(up.id())) {
        whole = up;
      }
      up = up.parent();
    }
    String text = whole.text();
    boolean note =
        !whole.normalName().matches("body|section|article|main|table")
            && whole.selectFirst("h1, h2, h3, h4, h5, h6") == null
            && text.length() > link.text().length()
            && text.length() < LONGEST_NOTE;
    if (note) {
      bodies.add(whole);
    }
  }

  /** Under a heading Notes, what follows a note belongs to it. */
  private static void addRest(Document document, Set<Element> bodies) {
    for (Element heading : document.select("h1, h2, h3, h4, h5, h6")) {
      if (TITLE.matcher(heading.text().strip()).matches()) {
        List<Element> below = new ArrayList<>();
        boolean notes = false;
        Element next = heading.nextElementSibling();
        while (next != null && next.selectFirst("h1, h2, h3, h4, h5, h6") == null) {
          notes |= bodies.contains(next);
          if (notes && next.normalName().matches("p|blockquote|div")) {
            below.add(next);
          }
          next = next.nextElementSibling();
        }
        bodies.addAll(below);
      }
    }
  }

  /** Collects the links of a document with the ids of the places at which they stand. */
  private static final class Gatherer implements NodeVisitor {
    private final String name;
    private final List<Link> found = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>();
    private final Deque<Element> open = new ArrayDeque<>();
    private final List<String> sinceText = new ArrayList<>();
    private boolean text;
    private int headings;

    Gatherer(String name) {
      this.name = name;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        if (!words.isBlank()) {
          text = true;
          sinceText.clear();
        }
      } else if (node instanceof Element element) {
        block(element);
        headings += Names.headingLevel(element) > 0 ? 1 : 0;
        String id = Names.id(element);
        if (!id.isEmpty() && sinceText.size() < 4 * NEAR) {
          sinceText.add(id);
        }
        String href = Names.internalLink(element);
        if (href.indexOf('#') >= 0 && headings == 0) {
          link(element, href);
        }
        open.push(element);
      }
    }

    private void link(Element element, String href) {
      Set<String> ids = new HashSet<>(sinceText);
      int near = 0;
      for (Element around : open) {
        if (near == NEAR || around.normalName().matches("body|section|article|main")) {
          break;
        }
        near += Names.isBlock(around) ? 1 : 0;
        if (!around.id().isEmpty()) {
          ids.add(around.id());
        }
      }
      for (Element inner : element.children()) {
        if (!inner.id().isEmpty()) {
          ids.add(inner.id());
        }
      }
      String id = Names.id(element);
      if (!id.isEmpty()) {
        ids.add(id);
      }
      String words = element.text().strip();
      found.add(
          new Link(
              found.size(),
              Links.resolve(name, href),
              ids,
              !text,
              BACK.matcher(words).matches(),
              NoteMarks.canBe(words)));
      elements.add(element);
    }

    private void block(Element element) {
      if (Names.isBlock(element)) {
        text = false;
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        open.pop();
        block(element);
        headings -= Names.headingLevel(element) > 0 ? 1 : 0;
      }
    }
  }
}
