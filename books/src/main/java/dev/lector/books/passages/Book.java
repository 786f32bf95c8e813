package dev.lector.books.passages;

import dev.lector.books.document.Metadata;
import dev.lector.books.document.Paragraph;
import dev.lector.books.ledger.Reason;
import dev.lector.books.ledger.TextLedger;
import dev.lector.books.speakers.Speaker;
import dev.lector.books.speakers.Speeches;
import dev.lector.books.speakers.VoiceMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A book, cut into what is said in one go.
 *
 * @param metadata what the book says of itself
 * @param chapters in order
 * @param silent what is not narrated: chapters without text, front matter, those not chosen
 * @param notices what was amiss with the book
 */
public record Book(
    Metadata metadata, List<Chapter> chapters, List<Silent> silent, List<String> notices) {

  /** Names that are told in one line. */
  private static final int MOST_NAMES = 20;

  /**
   * A part of the book that is not narrated.
   *
   * @param after number of the chapter behind which it stands; 0 before the first
   * @param why for people
   */
  public record Silent(int after, String title, String why, TextLedger ledger) {}

  public Book {
    chapters = List.copyOf(chapters);
    silent = List.copyOf(silent);
    notices = List.copyOf(notices);
  }

  /** Cuts a book up that one voice reads. Chapters are numbered before some are chosen. */
  public static Book of(dev.lector.books.document.Book book, ChapterChoice choice, Pauses pauses) {
    return of(book, choice, pauses, VoiceMap.NONE);
  }

  /** Cuts a book up whose speakers may have voices of their own. */
  public static Book of(
      dev.lector.books.document.Book book, ChapterChoice choice, Pauses pauses, VoiceMap voices) {
    Speeches speeches = new Speeches(voices);
    List<Chapter> chapters = new ArrayList<>();
    List<Silent> silent = new ArrayList<>();
    int number = 0;
    for (dev.lector.books.document.Chapter chapter : book.chapters()) {
      String title = chapter.title();
      if (chapter.isSilent()) {
        silent.add(new Silent(number, title, "has no text to speak", chapter.ledger()));
      } else if (chapter.frontMatter() && choice.skipsFrontMatter()) {
        TextLedger ledger = chapter.ledger().silenced(Reason.FRONT_MATTER, title);
        silent.add(new Silent(number, title, "front matter", ledger));
      } else if (choice.has(++number)) {
        chapters.add(spoken(number, chapter, pauses, speeches));
      } else {
        TextLedger ledger = chapter.ledger().silenced(Reason.NOT_CHOSEN, title);
        silent.add(new Silent(number, title, "not chosen", ledger));
      }
    }
    return new Book(book.metadata(), chapters, silent, notices(book, chapters, silent, speeches));
  }

  /** What was amiss with the source, and with reading it. */
  private static List<String> notices(
      dev.lector.books.document.Book book,
      List<Chapter> chapters,
      List<Silent> silent,
      Speeches speeches) {
    List<String> notices = new ArrayList<>(book.notices());
    chapters.forEach(c -> c.ledger().fault(c.title()).ifPresent(notices::add));
    silent.forEach(part -> part.ledger().fault(part.title()).ifPresent(notices::add));
    List<String> names = speeches.withoutVoice();
    if (!names.isEmpty()) {
      notices.add(
          "The map of voices has none for %s%s; the narrator says what they say"
              .formatted(
                  String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))),
                  names.size() > MOST_NAMES
                      ? " and %d more".formatted(names.size() - MOST_NAMES)
                      : ""));
    }
    return notices;
  }

  private static Chapter spoken(
      int number, dev.lector.books.document.Chapter chapter, Pauses pauses, Speeches speeches) {
    List<Passage> passages = new ArrayList<>();
    List<String> wordless = new ArrayList<>();
    speeches.begin();
    for (int i = 0; i < chapter.paragraphs().size(); i++) {
      Paragraph paragraph = chapter.paragraphs().get(i);
      int first = passages.size();
      for (Speeches.Part part : speeches.of(paragraph)) {
        List<String> texts = Passages.cut(part.text());
        if (texts.isEmpty()) {
          wordless.add(part.text());
        }
        for (String text : texts) {
          String id = "c%03d-p%04d".formatted(number, passages.size() + 1);
          passages.add(new Passage(id, text, Pauses.WITHIN_PARAGRAPH, i, part.speaker()));
        }
      }
      if (passages.size() > first) {
        Passage last = passages.removeLast();
        int pause = pauses.after(paragraph.role());
        passages.add(new Passage(last.id(), last.text(), pause, i, last.speaker()));
      }
    }
    return new Chapter(
        number,
        chapter.title(),
        passages,
        new dev.lector.books.document.Chapter(
            chapter.title(),
            chapter.frontMatter(),
            chapter.paragraphs(),
            SpokenLedger.of(speeches.without(chapter.ledger()), wordless, passages)));
  }

  /**
   * The beginning of each chapter.
   *
   * @param seconds about how long each is heard
   * @param speed 1.0 as the voice was trained
   */
  public Book beginnings(double seconds, double speed) {
    return new Book(
        metadata,
        chapters.stream().map(chapter -> chapter.beginning(seconds, speed)).toList(),
        silent,
        notices);
  }

  /**
   * The same without passages that could not be spoken; a chapter of which nothing is left is not
   * narrated.
   *
   * @param missing their ids
   */
  public Book without(Set<String> missing) {
    List<Chapter> heard = new ArrayList<>();
    List<Silent> unheard = new ArrayList<>(silent);
    for (Chapter whole : chapters) {
      Chapter chapter = whole.without(missing);
      if (chapter.passages().isEmpty()) {
        unheard.add(
            new Silent(chapter.number(), chapter.title(), "could not be spoken", chapter.ledger()));
      } else {
        heard.add(chapter);
      }
    }
    return new Book(metadata, heard, unheard, notices);
  }

  /** Its title. */
  public String title() {
    return metadata.title();
  }

  /** What became of all of the book's text. */
  public TextLedger ledger() {
    return TextLedger.sum(
        Stream.concat(chapters.stream().map(Chapter::ledger), silent.stream().map(Silent::ledger)));
  }

  /** Everything that is said, in order. */
  public List<Passage> passages() {
    return chapters.stream().flatMap(chapter -> chapter.passages().stream()).toList();
  }

  /** Digest of everything that is said, and of how. */
  public String digest(String how) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(how.getBytes(StandardCharsets.UTF_8));
      for (Passage passage : passages()) {
        digest.update((byte) 0);
        digest.update((passage.id() + ' ' + passage.text()).getBytes(StandardCharsets.UTF_8));
        Speaker speaker = passage.speaker();
        if (speaker != null) {
          digest.update(("\n" + speaker.voice()).getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
