package dev.lector.books;

import dev.lector.books.document.Metadata;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a book says of itself, without what distributors and converters have put into it. */
final class PlainMetadata {
  /** The title of a page of Project Gutenberg, which names the author, too. */
  private static final Pattern GUTENBERG =
      Pattern.compile(
          "(?is)(?:the )?project gutenberg(?:['\u2019]s)?(?: e-?(?:book|text))?(?: of|,|:)? (?<title>\\S.*?)(?:,? by (?<author>\\S(?:(?! by ).)*?))?\\.?");

  /** What converters write when nobody has named an author. */
  private static final Pattern NOBODY = Pattern.compile("(?i)unknown(?: author)?");

  private static final int LONGEST = 500;

  private PlainMetadata() {}

  /** The same without it. */
  static Metadata of(Metadata metadata) {
    List<String> authors =
        metadata.authors().stream().filter(name -> !NOBODY.matcher(name).matches()).toList();
    String whole = metadata.title().strip();
    Matcher title = GUTENBERG.matcher(whole);
    if (whole.length() > LONGEST || !title.matches()) {
      return metadata.withAuthors(authors);
    }
    String author = title.group("author");
    return metadata
        .withTitle(title.group("title"))
        .withAuthors(authors.isEmpty() && author != null ? List.of(author) : authors);
  }
}
