package dev.lector.books.markdown;

import dev.lector.books.bounds.BookBounds;
import dev.lector.books.chapters.FlowDocument;
import dev.lector.books.chapters.FlowItem;
import dev.lector.books.document.BookException;
import dev.lector.books.document.Metadata;
import dev.lector.books.html.HtmlReader;
import dev.lector.books.ledger.Reason;
import dev.lector.books.markup.PagePatterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Document;

/**
 * Reads Markdown: as HTML, so that what is written in HTML is read too. What stands before the text
 * between lines of three dashes (YAML) is metadata.
 */
public final class MarkdownReader {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), FootnotesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();

  /** Signs of dialects, which CommonMark takes for text. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "(?m)\\[\\^[^\\]\\s]{1,100}\\](?!:)" // a mark whose note is not in the book
              + "|\\[\\]\\{[#.][^{}]{0,300}\\}" // a place that links lead to
              + "|\\[(?=[^\\]\\[]{1,300}\\]\\{[#.])|\\](?=\\{[#.])(?<=\\[[^\\]\\[]{1,300}\\])\\{[#.][^{}]{0,300}\\}" // a span
              + "|(?<=\\S) ?\\{[#.:][^{}\\n]{0,200}\\}\\s*$" // attributes of a heading
              + "|^:{3,}.*$" // a fenced block
              + "|^: (?=\\S)" // a definition
              + "|^\\[[ xX]\\] " // a task
              + "|~~|==(?=\\S)|(?<=\\S)==" // struck and marked text
              + "|(?<=\\])\\[[^\\]\\n]{0,100}\\]|\\[(?=[^\\]\\[\\n]{1,100}\\]\\[)|(?<=\\[[^\\]\\[\\n]{1,100})\\](?=\\[)" // links to nowhere
              + "|(?<!\\w)\\$\\$?(?=\\S)|(?<=\\S)\\$\\$?(?![\\w$])" // formulas
              + "|(?<=\\w)~(?=\\w{1,4}~)|(?<=\\w~\\w{1,4})~" // lowered text
              + "|(?<![\\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\\w:])"); // emoji

  private static final Pattern FIELD =
      Pattern.compile("(?m)^(title|author|lang|language|date|description|subtitle):(.*)$");

  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private final Map<String, String> fields;
  private final FlowDocument document;

  private MarkdownReader(Map<String, String> fields, FlowDocument document) {
    this.fields = fields;
    this.document = document;
  }

  /**
   * Reads a text.
   *
   * @param name of the file
   * @param bounds of the book
   */
  public static MarkdownReader read(String name, String markdown, BookBounds bounds)
      throws BookException {
    String text = markdown.replace("\r\n", "\n").replace('\r', '\n');
    int begin = endOfYaml(text);
    Document page = HtmlReader.parse(name, RENDERER.render(PARSER.parse(text.substring(begin))));
    FlowDocument read =
        HtmlReader.read(name, page, PagePatterns.with(SIGNS, Reason.MARKUP), bounds);
    List<FlowItem> items = new ArrayList<>(read.items());
    String yaml = text.substring(0, begin);
    if (!yaml.isBlank()) {
      items.addFirst(FlowItem.LeftOut.of(Reason.METADATA, yaml));
    }
    return new MarkdownReader(fields(yaml), new FlowDocument(name, read.kind(), items));
  }

  /** The library's own extension takes the whole book for metadata when nothing ends it. */
  private static int endOfYaml(String text) {
    if (!text.matches("(?s)---[ \\t]*\\n.*")) {
      return 0;
    }
    int at = text.indexOf('\n') + 1;
    while (at > 0 && at < text.length()) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return end < 0 ? text.length() : end + 1;
      }
      if (end < 0) {
        return 0;
      }
      at = end + 1;
    }
    return 0;
  }

  /** The text. */
  public FlowDocument document() {
    return document;
  }

  /** What the metadata says; the title is empty when it names none. */
  public Metadata metadata() {
    String author = field("author");
    String language = field("lang");
    return new Metadata(
        field("title"),
        author.isEmpty() ? List.of() : List.of(author),
        language.isEmpty() ? field("language") : language,
        Optional.empty(),
        "",
        "",
        year(field("date")),
        field("description"),
        "");
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The first of each name. */
  private static Map<String, String> fields(String yaml) {
    Map<String, String> fields = new HashMap<>();
    Matcher field = FIELD.matcher(yaml);
    while (field.find()) {
      fields.putIfAbsent(field.group(1), unquoted(field.group(2).strip()));
    }
    return fields;
  }

  private static String unquoted(String value) {
    int from = isQuote(value, 0) ? 1 : 0;
    int to = value.length() - (isQuote(value, value.length() - 1) ? 1 : 0);
    return from < to ? value.substring(from, to).strip() : "";
  }

  private static boolean isQuote(String value, int at) {
    return at >= 0 && at < value.length() && "\"'".indexOf(value.charAt(at)) >= 0;
  }

  private static String year(String date) {
    Matcher year = YEAR.matcher(date);
    return year.find() ? year.group() : date;
  }
}
