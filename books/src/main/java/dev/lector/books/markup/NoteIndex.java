package dev.lector.books.markup;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.markup.NoteLinks.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds notes that nothing marks as such by their links: a mark leads to the note, and the note
 * back to the mark. All documents are added first, and then asked for one by one.
 */
public final class NoteIndex {
  private static final int NEAR = 4;

  /** Links of the same words at one place. */
  private static final int MOST_NUMBERS = 20;

  private static final int LONGEST_NOTE = 20_000;
  private static final int LONGEST_LINK = 1_000;
  private static final Pattern TITLE =
      Pattern.compile("(?iu)(?:foot|end)?notes?[.:]?|anmerkungen|fu\u00dfnoten");

  private final Map<String, List<Link>> links = new HashMap<>();

  /** Where links that stand at a place lead. */
  private final Map<String, Set<String>> targets = new HashMap<>();

  /** Links that could be a note's own number, by where they stand and by their words. */
  private final Map<String, List<Link>> numbers = new HashMap<>();

  private final Set<String> bodies = new HashSet<>();
  private final Set<String> marks = new HashSet<>();
  private final BookBounds bounds;
  private boolean decided;

  /**
   * For a book.
   *
   * @param bounds of the book
   */
  public NoteIndex(BookBounds bounds) {
    this.bounds = bounds;
  }

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
    NoteLinks gatherer = new NoteLinks(name, bounds::links);
    document.body().traverse(gatherer);
    links.put(name, gatherer.found());
    for (Link link : gatherer.found()) {
      for (String id : link.ids()) {
        targets.computeIfAbsent(name + "#" + id, _ -> new HashSet<>(2)).add(link.target());
        if (link.first() && link.mark()) {
          List<Link> known =
              numbers.computeIfAbsent(number(name + "#" + id, link), _ -> new ArrayList<>(2));
          if (known.size() < MOST_NUMBERS) {
            known.add(link);
          }
        }
      }
    }
  }

  private void decide() {
    Map<String, Set<String>> marked = new HashMap<>();
    links.forEach(
        (name, all) -> {
          for (Link link : all) {
            Set<String> places = link.mark() && !link.first() ? leadBack(name, link) : Set.of();
            if (!places.isEmpty()) {
              marks.add(name + " " + link.number());
              places.forEach(
                  place -> marked.computeIfAbsent(place, _ -> new HashSet<>(2)).add(link.target()));
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

  /**
   * The places of a mark, where what it leads to leads back to one of them. A note of the same
   * number may also lead to a place further up in the mark's block.
   */
  private Set<String> leadBack(String name, Link mark) {
    Set<String> back = targets.getOrDefault(mark.target(), Set.of());
    Set<String> places = new HashSet<>();
    mark.ids().forEach(id -> places.add(name + "#" + id));
    if (places.stream().anyMatch(back::contains)) {
      return places;
    }
    return numbers.getOrDefault(number(mark.target(), mark), List.of()).stream()
        .map(Link::target)
        .filter(target -> mark.before().stream().anyMatch(id -> target.equals(name + "#" + id)))
        .collect(Collectors.toSet());
  }

  private static String number(String place, Link link) {
    return place + '\n' + link.words();
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
    IdentityHashMap<Element, Integer> judged = new IdentityHashMap<>();
    NoteLinks again = new NoteLinks(name, _ -> {});
    document.body().traverse(again);
    for (int i = 0; i < again.elements().size() && i < known.size(); i++) {
      Element element = again.elements().get(i);
      if (bodies.contains(name + " " + i)) {
        body(element, known.get(i), foundBodies, judged);
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

  private static void body(
      Element link, Link known, Set<Element> bodies, IdentityHashMap<Element, Integer> judged) {
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
    // Many notes may stand in one block, which is looked at once.
    int length = judged.computeIfAbsent(whole, NoteIndex::noteLength);
    if (length > BoundedText.of(link, LONGEST_LINK).length()) {
      bodies.add(whole);
    }
  }

  /** Characters of a block; 0 when it is no note. */
  private static int noteLength(Element block) {
    if (block.normalName().matches("body|section|article|main|table")
        || block.selectFirst("h1, h2, h3, h4, h5, h6") != null) {
      return 0;
    }
    int length = block.text().length();
    return length < LONGEST_NOTE ? length : 0;
  }

  /** Under a heading Notes, what follows a note belongs to it. */
  private static void addRest(Document document, Set<Element> bodies) {
    for (Element heading : document.select("h1, h2, h3, h4, h5, h6")) {
      if (TITLE.matcher(BoundedText.of(heading, LONGEST_LINK)).matches()) {
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
}
