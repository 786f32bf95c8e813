package dev.lector.books.speakers;

import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.LedgerBuilder;
import dev.lector.books.ledger.Reason;
import dev.lector.books.ledger.TextLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds who says a book's paragraphs. A name and a colon before the words speak for that paragraph
 * and lines of verse behind it; a name that stands alone, as markup and drama have it, until
 * another name or a heading. Everything else, stage directions included, is the narrator's.
 */
public final class Speeches {
  /** A name, each of whose words begins with a capital, a colon, and what is said. */
  private static final Pattern LINE =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}\\p{M}\\p{N}'\u2019.-]{0,30}(?: \\p{Lu}[\\p{L}\\p{M}\\p{N}'\u2019.-]{0,30}){0,3}) ?:\\s+(?=\\S)");

  /** A name in capitals with a stop, as dramas have it; only names with voices are found so. */
  private static final Pattern CAPITALS =
      Pattern.compile("([\\p{Lu}][\\p{Lu}\\p{N}'\u2019 -]{0,60})[.:](?:\\s+|$)");

  private static final Pattern BEHIND_NAME = Pattern.compile("[\\s.:\u2014\u2013-]+");
  private static final Pattern SMALL = Pattern.compile("\\p{Ll}");

  /**
   * What one speaker says of a paragraph.
   *
   * @param speaker null for the narrator
   */
  public record Part(String text, @Nullable Speaker speaker) {}

  private record Name(String name, int end, boolean marked) {}

  private final VoiceMap map;
  private final Map<String, Integer> unknown = new LinkedHashMap<>();
  private final List<String> silenced = new ArrayList<>();
  private @Nullable Speaker current;
  private boolean lasting;

  /** Of a book. */
  public Speeches(VoiceMap map) {
    this.map = map;
  }

  /** Another chapter begins: nobody speaks yet. */
  public void begin() {
    current = null;
    silenced.clear();
  }

  /** Who says which part of the next paragraph; nobody says a name that is left out. */
  public List<Part> of(Paragraph paragraph) {
    String text = paragraph.text();
    if (map.isEmpty() || paragraph.role() == Paragraph.Role.HEADING) {
      current = null;
      return List.of(new Part(text, null));
    }
    Optional<Name> name = name(paragraph);
    if (name.isPresent()) {
      return named(text, name.get());
    }
    if (isStageDirection(paragraph)) {
      return List.of(new Part(text, null));
    }
    if (!lasting && paragraph.role() != Paragraph.Role.LINE) {
      current = null;
    }
    return List.of(new Part(text, current));
  }

  private List<Part> named(String text, Name name) {
    Speaker speaker = map.find(name.name()).orElse(null);
    String rest = text.substring(name.end());
    current = speaker;
    lasting = rest.isBlank();
    if (speaker == null) {
      boolean sure = name.marked() || !SMALL.matcher(name.name()).find();
      unknown.merge(name.name().strip(), sure ? 2 : 1, Integer::sum);
      return List.of(new Part(text, null));
    }
    List<Part> parts = new ArrayList<>();
    String said = text.substring(0, name.end()).strip();
    if (map.saysNames()) {
      parts.add(new Part(said, null));
    } else {
      silenced.add(said);
    }
    if (!lasting) {
      parts.add(new Part(rest.strip(), speaker));
    }
    return parts;
  }

  private Optional<Name> name(Paragraph paragraph) {
    String text = paragraph.text();
    for (Paragraph.Mark mark : paragraph.marks()) {
      if (mark.kind() == Paragraph.Mark.Kind.SPEAKER && mark.start() == 0) {
        Matcher behind = BEHIND_NAME.matcher(text).region(mark.end(), text.length());
        int end = behind.lookingAt() ? behind.end() : mark.end();
        return Optional.of(new Name(text.substring(0, mark.end()), end, true));
      }
    }
    Matcher line = LINE.matcher(text);
    if (line.lookingAt()) {
      return Optional.of(new Name(line.group(1), line.end(), false));
    }
    Matcher capitals = CAPITALS.matcher(text);
    if (capitals.lookingAt() && map.find(capitals.group(1)).isPresent()) {
      return Optional.of(new Name(capitals.group(1), capitals.end(), false));
    }
    int colon = text.indexOf(':');
    boolean other = colon > 0 && map.find(text.substring(0, colon)).isPresent();
    if (other) {
      return Optional.of(new Name(text.substring(0, colon), colon + 1, false));
    }
    boolean alone = !SMALL.matcher(text).find() && map.find(text).isPresent();
    return alone ? Optional.of(new Name(text, text.length(), false)) : Optional.empty();
  }

  private static boolean isStageDirection(Paragraph paragraph) {
    long marked =
        paragraph.marks().stream()
            .filter(mark -> mark.kind() == Paragraph.Mark.Kind.STAGE_DIRECTION)
            .mapToLong(
                mark -> Characters.count(paragraph.text().substring(mark.start(), mark.end())))
            .sum();
    return marked > 0 && 10 * marked >= 9 * Characters.count(paragraph.text());
  }

  /** The ledger of the chapter, of whose text the names that are not said are left out. */
  public TextLedger without(TextLedger chapter) {
    long names = silenced.stream().mapToLong(Characters::count).sum();
    LedgerBuilder ledger = new LedgerBuilder();
    ledger.add(
        new TextLedger(
            chapter.characters() - names, chapter.spoken() - names, chapter.omissions()));
    silenced.forEach(name -> ledger.takenAndLeftOut(Reason.SPEAKER, Characters.count(name), name));
    return ledger.build();
  }

  /**
   * Names in the book that have no voice: those that markup or capitals tell, or that come twice.
   */
  public List<String> withoutVoice() {
    return unknown.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
