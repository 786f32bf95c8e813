package dev.lector.books.epub;

import dev.lector.books.archive.Archive;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.chapters.FlowItem;
import dev.lector.books.document.BookException;
import dev.lector.books.ledger.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A place in the reading order that is a picture. The words in it are counted and not said. */
final class PicturePage {
  private static final int HEAD = 1_024;

  private PicturePage() {}

  /** Whether files of a media type are no text. */
  static boolean isType(String mediaType) {
    return mediaType.matches("(?:image|audio|video|font)/.*");
  }

  /** Whether a file begins as HTML does. */
  static boolean beginsAsMarkup(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return head.contains("<html") || head.contains("<!doctype html");
  }

  /**
   * Reads one.
   *
   * @param notices is told what is not said
   */
  static FlowDocument read(Archive archive, String path, List<String> notices)
      throws BookException {
    Optional<String> svg =
        path.toLowerCase(Locale.ROOT).endsWith(".svg") ? archive.find(path) : Optional.empty();
    FlowItem.LeftOut words =
        FlowItem.LeftOut.of(
            Reason.PICTURE,
            svg.isPresent() ? PackageDocument.xml(archive, svg.get()).wholeText() : "");
    if (words.characters() == 0) {
      notices.add("%s is a picture or the like, without text".formatted(path));
      return new FlowDocument(path, FlowDocument.Kind.TEXT, List.of());
    }
    notices.add(
        "%s is a picture, whose %d characters are not said".formatted(path, words.characters()));
    return new FlowDocument(path, FlowDocument.Kind.TEXT, List.of(words));
  }
}
