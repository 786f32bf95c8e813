package dev.lector.standalone.narrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A book, cut into what is said in one go.
 *
 * @param title of the book
 * @param chapters in order
 */
record Book(String title, List<Chapter> chapters) {
  /** Silence at the end of a paragraph, after a heading, and between parts of a paragraph, ms. */
  private static final int AFTER_PARAGRAPH = 500;

  private static final int AFTER_TITLE = 900;
  private static final int WITHIN_PARAGRAPH = 150;

  Book {
    chapters = List.copyOf(chapters);
  }

  /** Cuts sections up; those without any text are left out. The headings are said too. */
  static Book of(String title, List<Section> sections) {
    List<Chapter> chapters = new ArrayList<>();
    for (Section section : sections) {
      List<Passage> passages = new ArrayList<>();
      int number = chapters.size() + 1;
      if (Passages.canBeSaid(section.title())) {
        add(passages, number, section.title(), AFTER_TITLE);
      }
      for (String paragraph : section.paragraphs()) {
        add(passages, number, paragraph, AFTER_PARAGRAPH);
      }
      if (!passages.isEmpty()) {
        chapters.add(new Chapter(number, section.title(), passages));
      }
    }
    return new Book(title, chapters);
  }

  private static void add(List<Passage> passages, int chapter, String paragraph, int pauseMs) {
    List<String> parts = Passages.cut(paragraph);
    for (int i = 0; i < parts.size(); i++) {
      passages.add(
          new Passage(
              "c%03d-p%04d".formatted(chapter, passages.size() + 1),
              parts.get(i),
              i == parts.size() - 1 ? pauseMs : WITHIN_PARAGRAPH));
    }
  }

  /** Everything that is said, in order. */
  List<Passage> passages() {
    return chapters.stream().flatMap(chapter -> chapter.passages().stream()).toList();
  }

  /** Digest of everything that is said, and of how. */
  String digest(String how) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(how.getBytes(StandardCharsets.UTF_8));
      for (Passage passage : passages()) {
        digest.update((byte) 0);
        digest.update((passage.id() + ' ' + passage.text()).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, but this one", e);
    }
  }
}
