package dev.lector.books.markup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths within a container, and the links between them. */
public final class Links {
  private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  private Links() {}

  /**
   * Where a link leads: {@code path#fragment}, decoded; a plus sign stays one.
   *
   * @param document the path of the document it stands in
   */
  public static String resolve(String document, String href) {
    int hash = href.indexOf('#');
    String path = hash < 0 ? href : href.substring(0, hash);
    String fragment = hash < 0 ? "" : href.substring(hash);
    int query = path.indexOf('?');
    String plain = decoded(query < 0 ? path : path.substring(0, query)).replace('\\', '/');
    String target = plain.isEmpty() ? document : normal(directory(document) + plain);
    return fragment.length() < 2 ? target : target + decoded(fragment);
  }

  private static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /** With percent signs and two digits as the characters they are in UTF-8. */
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    Matcher encoded = ENCODED.matcher(text);
    return encoded.replaceAll(
        found -> {
          String digits = found.group();
          ByteBuffer bytes = ByteBuffer.allocate(digits.length() / 3);
          for (int i = 0; i < digits.length(); i += 3) {
            bytes.put((byte) Integer.parseInt(digits.substring(i + 1, i + 3), 16));
          }
          return Matcher.quoteReplacement(new String(bytes.array(), StandardCharsets.UTF_8));
        });
  }
}
