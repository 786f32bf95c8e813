package dev.lector.books.readalong;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** What entities stand for: those of XML and HTML, and those that a document type declares. */
final class SourceEntities {
  private static final Pattern DECLARED =
      Pattern.compile("<!ENTITY\\s+([\\w:.-]+)\\s+(?:\"([^\"]*)\"|'([^']*)')\\s*>");

  private static final Pattern REFERENCE = Pattern.compile("&(#?[\\w:.-]+);");
  private static final int DEEPEST = 8;
  private static final int LONGEST = 1 << 16;

  /** Declared ones that a document may refer to, those within others included. */
  private static final int MOST = 100_000;

  private final Map<String, String> declared;
  private int replaced;

  private SourceEntities(Map<String, String> declared) {
    this.declared = declared;
  }

  /** Those of a document that declares none. */
  static SourceEntities usual() {
    return new SourceEntities(Map.of());
  }

  /** Those of a document type; of two declarations of a name, the first one counts. */
  static SourceEntities declared(String doctype) throws MalformedException {
    Map<String, String> declared = new HashMap<>();
    Matcher found = DECLARED.matcher(doctype);
    while (found.find()) {
      String value = found.group(2) == null ? found.group(3) : found.group(2);
      declared.putIfAbsent(found.group(1), withoutNumbers(value));
    }
    return new SourceEntities(declared);
  }

  /** Numbers in a declaration are replaced there, and may make references of their own. */
  private static String withoutNumbers(String value) throws MalformedException {
    StringBuilder replaced = new StringBuilder();
    Matcher reference = REFERENCE.matcher(value);
    int done = 0;
    while (reference.find()) {
      boolean isNumber = reference.group(1).startsWith("#");
      replaced.append(value, done, reference.start());
      replaced.append(isNumber ? number(reference.group(1)) : reference.group());
      done = reference.end();
    }
    return replaced.append(value, done, value.length()).toString();
  }

  /**
   * A text with its entities replaced.
   *
   * @throws MalformedException when one of them is not known, or has markup in it
   */
  String resolve(String text) throws MalformedException {
    return text.indexOf('&') < 0 ? text : resolve(text, 0);
  }

  private String resolve(String text, int depth) throws MalformedException {
    StringBuilder resolved = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    int done = 0;
    while (reference.find()) {
      resolved.append(text, done, reference.start()).append(one(reference.group(1), depth));
      done = reference.end();
      if (resolved.length() > LONGEST) {
        throw new MalformedException();
      }
    }
    return resolved.append(text, done, text.length()).toString();
  }

  private String one(String name, int depth) throws MalformedException {
    if (name.startsWith("#")) {
      return number(name);
    }
    @Nullable String own = declared.get(name);
    if (own != null) {
      if (++replaced > MOST || depth == DEEPEST || own.indexOf('<') >= 0) {
        throw new MalformedException();
      }
      return resolve(own, depth + 1);
    }
    String known = name.equals("apos") ? "'" : Entities.getByName(name);
    if (known.isEmpty()) {
      throw new MalformedException();
    }
    return known;
  }

  private static String number(String name) throws MalformedException {
    try {
      boolean hexadecimal = name.startsWith("#x");
      int codePoint =
          hexadecimal
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.toString(codePoint);
    } catch (IllegalArgumentException e) {
      throw new MalformedException();
    }
  }
}
