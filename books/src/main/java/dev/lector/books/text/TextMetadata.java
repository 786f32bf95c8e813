package dev.lector.books.text;

import dev.lector.books.document.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the head of a text of Project Gutenberg says of it. */
public final class TextMetadata {
  private static final Pattern LINE =
      Pattern.compile("(?m)^(Title|Author|Language): *(\\S.{0,300})$");
  private static final int HEAD = 8_000;

  private TextMetadata() {}

  /** Reads it; the title is empty when it names none. */
  public static Metadata of(String text) {
    String title = "";
    String author = "";
    String language = "";
    String head = text.substring(0, Math.min(text.length(), HEAD));
    if (head.contains("Project Gutenberg")) {
      Matcher line = LINE.matcher(head);
      while (line.find()) {
        String value = line.group(2).strip();
        switch (line.group(1)) {
          case "Title" -> title = title.isEmpty() ? value : title;
          case "Author" -> author = author.isEmpty() ? value : author;
          default -> language = language.isEmpty() ? tag(value) : language;
        }
      }
    }
    return new Metadata(
        title,
        author.isEmpty() ? List.of() : List.of(author),
        language,
        Optional.empty(),
        "",
        "",
        "",
        "",
        "");
  }

  private static String tag(String language) {
    for (String tag : Locale.getISOLanguages()) {
      if (Locale.of(tag).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(language)) {
        return tag;
      }
    }
    return "";
  }
}
