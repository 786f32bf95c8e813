package dev.lector.books.markup;

import dev.lector.books.bounds.WatchedText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Elements that XML closes where they are opened. HTML does not know that: there a {@code <title/>}
 * has the rest of the document in it.
 */
public final class ClosedElements {
  /** A tag; what is in quotation marks may hold its end. */
  private static final Pattern TAG =
      Pattern.compile("<([A-Za-z][\\w:.-]*+)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>");

  /** The slash belongs to a value that is not in quotation marks. */
  private static final Pattern IN_VALUE = Pattern.compile("=[^\\s\"'=]*+$");

  /** Those that HTML closes itself, pictures of SVG among them. */
  private static final Set<String> VOID =
      Set.of(
          "area",
          "base",
          "basefont",
          "bgsound",
          "br",
          "col",
          "command",
          "embed",
          "frame",
          "hr",
          "image",
          "img",
          "input",
          "keygen",
          "link",
          "meta",
          "param",
          "source",
          "track",
          "wbr");

  private ClosedElements() {}

  /** The same document with end tags, for a parser of HTML. */
  public static String withEndTags(String source) {
    if (!source.contains("/>")) {
      return source;
    }
    StringBuilder html = new StringBuilder(source.length() + 1_024);
    Matcher tag = TAG.matcher(new WatchedText(source));
    int from = 0;
    while (tag.find()) {
      String name = tag.group(1);
      if (isClosed(tag.group(2)) && !VOID.contains(name.toLowerCase(Locale.ROOT))) {
        html.append(source, from, tag.end() - 2).append("></").append(name).append('>');
        from = tag.end();
      }
    }
    return html.append(source, from, source.length()).toString();
  }

  private static boolean isClosed(String attributes) {
    if (!attributes.endsWith("/")) {
      return false;
    }
    int lastSpace = attributes.length();
    while (lastSpace > 0 && !Character.isWhitespace(attributes.charAt(lastSpace - 1))) {
      lastSpace--;
    }
    return !IN_VALUE.matcher(attributes.substring(lastSpace)).find();
  }
}
