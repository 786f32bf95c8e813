package dev.lector.books.readalong;

import dev.lector.books.ledger.Characters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML 1.0 for the places of its parts, which XML parsers tell of markup alone. It is given
 * well-formed documents: whether it has read the same as a parser is for the caller to compare.
 */
final class SourceReader {
  private final String source;
  private final Map<String, SourceElement> elements = new HashMap<>();
  private final Map<String, SourceRun> runs = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> visible = new ArrayList<>();
  private SourceEntities entities = SourceEntities.usual();
  private @Nullable SourceElement root;
  private @Nullable SourceElement current;
  private String path = "";
  private @Nullable SourceRun run;
  private int at;

  SourceReader(String source) {
    this.source = source;
  }

  /** Reads the document; empty where it is none that can be read. */
  Optional<SourceMarkup> read() {
    try {
      while (at < source.length()) {
        next();
      }
    } catch (MalformedException _) {
      return Optional.empty();
    }
    if (root == null || current != null) {
      return Optional.empty();
    }
    int[] places = visible.stream().mapToInt(Integer::intValue).toArray();
    Arrays.sort(places);
    return Optional.of(new SourceMarkup(source, root, elements, runs, text.toString(), places));
  }

  private void next() throws MalformedException {
    if (source.charAt(at) != '<') {
      characters();
    } else if (source.startsWith("<!--", at)) {
      at = behind("-->", at + 4);
    } else if (source.startsWith("<?", at)) {
      at = behind("?>", at + 2);
    } else if (source.startsWith("<![CDATA[", at)) {
      int end = behind("]]>", at + 9);
      add(normal(source.substring(at + 9, end - 3)), at, end);
      at = end;
    } else if (source.startsWith("<!DOCTYPE", at)) {
      int end = behindDoctype();
      entities = SourceEntities.declared(source.substring(at, end));
      at = end;
    } else if (source.startsWith("</", at)) {
      endTag();
    } else {
      startTag();
    }
  }

  private int behind(String mark, int from) throws MalformedException {
    int found = source.indexOf(mark, from);
    if (found < 0) {
      throw new MalformedException();
    }
    return found + mark.length();
  }

  private int behindDoctype() throws MalformedException {
    int depth = 0;
    int i = at + 9;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (source.startsWith("<!--", i)) {
        i = behind("-->", i + 4);
      } else if (source.startsWith("<?", i)) {
        i = behind("?>", i + 2);
      } else if (c == '"' || c == '\'') {
        i = behind(String.valueOf(c), i + 1);
      } else if (c == '>' && depth == 0) {
        return i + 1;
      } else {
        depth += c == '[' || c == '<' ? 1 : c == ']' || c == '>' ? -1 : 0;
        i++;
      }
    }
    throw new MalformedException();
  }

  private void startTag() throws MalformedException {
    int start = at;
    int i = at + 1;
    while (i < source.length()
        && !isSpace(source.charAt(i))
        && "/>".indexOf(source.charAt(i)) < 0) {
      i++;
    }
    String name = source.substring(at + 1, i);
    List<SourceElement.Attribute> attributes = new ArrayList<>();
    while (true) {
      i = behindSpace(i);
      if (source.startsWith("/>", i) || source.startsWith(">", i)) {
        break;
      }
      SourceElement.Attribute attribute = attribute(i);
      attributes.add(attribute);
      i = attribute.to();
    }
    boolean empty = source.startsWith("/>", i);
    at = i + (empty ? 2 : 1);
    open(name, attributes, start);
    if (empty) {
      close(at, at);
    }
  }

  private SourceElement.Attribute attribute(int from) throws MalformedException {
    int equals = source.indexOf('=', from);
    if (equals < 0) {
      throw new MalformedException();
    }
    int quote = behindSpace(equals + 1);
    char mark = quote < source.length() ? source.charAt(quote) : ' ';
    int end = source.indexOf(mark, quote + 1);
    if ((mark != '"' && mark != '\'') || end < 0) {
      throw new MalformedException();
    }
    String name = source.substring(from, equals).strip();
    String value = entities.resolve(source.substring(quote + 1, end));
    return new SourceElement.Attribute(name, value, from, quote + 1, end + 1);
  }

  private void open(String name, List<SourceElement.Attribute> attributes, int start)
      throws MalformedException {
    SourceElement parent = current;
    if (parent == null && root != null) {
      throw new MalformedException();
    }
    Map<String, String> namespaces = parent == null ? Map.of() : parent.namespaces();
    for (SourceElement.Attribute attribute : attributes) {
      boolean usual = attribute.name().equals("xmlns");
      if (usual || attribute.name().startsWith("xmlns:")) {
        namespaces = new HashMap<>(namespaces);
        namespaces.put(usual ? "" : attribute.name().substring(6), attribute.value());
      }
    }
    SourceElement element = new SourceElement(parent, name, attributes, namespaces, start, at);
    if (parent == null) {
      root = element;
    } else {
      path = path + "/" + 2 * parent.children().size();
    }
    elements.put(path, element);
    current = element;
    run = null;
  }

  private void endTag() throws MalformedException {
    int start = at;
    at = behind(">", at);
    close(start, at);
  }

  private void close(int start, int end) throws MalformedException {
    SourceElement element = current;
    if (element == null) {
      throw new MalformedException();
    }
    element.close(start, end);
    current = element.parent();
    path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    run = null;
  }

  private void characters() throws MalformedException {
    char c = source.charAt(at);
    if (c == '&') {
      int end = behind(";", at);
      add(entities.resolve(source.substring(at, end)), at, end);
      at = end;
    } else if (c == '\r') {
      int end = source.startsWith("\r\n", at) ? at + 2 : at + 1;
      add("\n", at, end);
      at = end;
    } else {
      add(source.substring(at, at + 1), at, at + 1);
      at++;
    }
  }

  private void add(String characters, int from, int to) {
    SourceElement element = current;
    if (element == null || element.local().equals("script") || element.local().equals("style")) {
      return;
    }
    SourceRun into = run;
    if (into == null) {
      String place = path + "/" + (2 * element.children().size() + 1);
      into = runs.computeIfAbsent(place, _ -> new SourceRun(element));
      run = into;
    }
    into.add(characters, from, to);
    text.append(characters);
    if (characters.codePoints().anyMatch(c -> Characters.counts(c))) {
      visible.add(from);
    }
  }

  private static String normal(String lines) {
    return lines.indexOf('\r') < 0 ? lines : lines.replace("\r\n", "\n").replace('\r', '\n');
  }

  private int behindSpace(int from) throws MalformedException {
    int i = from;
    while (i < source.length() && isSpace(source.charAt(i))) {
      i++;
    }
    if (i >= source.length()) {
      throw new MalformedException();
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }
}
