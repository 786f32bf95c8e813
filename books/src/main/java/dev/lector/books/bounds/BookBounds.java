package dev.lector.books.bounds;

/**
 * Counts what one book is made of while it is read, over all of its documents. The bounds are some
 * times what the largest books have (the Bible is 31,000 verses, the longest novels are ten million
 * characters), and a book within them is read in a heap of 512 MiB.
 */
public final class BookBounds {
  private static final int PARAGRAPHS = 300_000;
  private static final int CHARACTERS = 20_000_000;

  /** Runs of text between tags, places that links lead to, and texts that are left out. */
  private static final int PIECES = 1_000_000;

  /** Lines of plain text, without those that are blank. */
  private static final int LINES = 600_000;

  private static final int LINKS = 200_000;
  private static final int DOCUMENTS = 10_000;
  private static final int FILES = 65_535;
  private static final int ENTRIES = 20_000;

  private int paragraphs;
  private int characters;
  private int pieces;
  private int lines;
  private int links;

  /**
   * A paragraph was read.
   *
   * @param length characters
   * @param runs of text that it is made of
   */
  public void paragraph(int length, int runs) {
    paragraphs = add(paragraphs, 1, PARAGRAPHS, "paragraphs");
    characters = add(characters, length, CHARACTERS, "characters");
    pieces(runs);
  }

  /** Something between paragraphs was read. */
  public void piece() {
    pieces(1);
  }

  private void pieces(int more) {
    pieces = add(pieces, more, PIECES, "pieces of text and places that links lead to");
  }

  /** A line of plain text was read. */
  public void line() {
    lines = add(lines, 1, LINES, "lines");
  }

  /** Links within the book were read. */
  public void links(int more) {
    links = add(links, more, LINKS, "links to places in it");
  }

  /** The documents of the reading order are known. */
  public static void documents(int count) {
    int _ = add(0, count, DOCUMENTS, "documents in its reading order");
  }

  /** The files that a package names are known. */
  public static void files(int count) {
    int _ = add(0, count, FILES, "files");
  }

  /** The entries of a table of contents are known. */
  public static void entries(int count) {
    int _ = add(0, count, ENTRIES, "entries in its table of contents");
  }

  private static int add(int count, int more, int most, String what) {
    if (more > most - count) {
      throw new BoundsException(
          "has more than %,d %s; divide it into volumes".formatted(most, what));
    }
    return count + more;
  }
}
