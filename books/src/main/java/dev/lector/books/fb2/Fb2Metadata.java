package dev.lector.books.fb2;

import dev.lector.books.document.Cover;
import dev.lector.books.document.Metadata;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a FictionBook's description says of the book. */
final class Fb2Metadata {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
  private static final int LARGEST_COVER = 16 << 20;

  private final Element root;
  private final @Nullable Element title;
  private final @Nullable Element publisher;

  private Fb2Metadata(Element root) {
    this.root = root;
    this.title = root.selectFirst("> description > title-info");
    this.publisher = root.selectFirst("> description > publish-info");
  }

  static Metadata read(Element root) {
    Fb2Metadata metadata = new Fb2Metadata(root);
    Element title = metadata.title;
    Element sequence = title == null ? null : title.selectFirst("> sequence[name]");
    return new Metadata(
        text(title, "book-title"),
        metadata.authors(),
        text(title, "lang").toLowerCase(Locale.ROOT),
        metadata.cover(),
        sequence == null ? "" : sequence.attr("name").strip(),
        sequence == null ? "" : sequence.attr("number").strip(),
        metadata.year(),
        text(title, "annotation"),
        text(metadata.publisher, "isbn").replaceAll("[^\\dXx]", ""));
  }

  private static String text(@Nullable Element parent, String name) {
    Element element = parent == null ? null : parent.selectFirst("> " + name);
    return element == null ? "" : element.text().strip().replaceAll("\\s+", " ");
  }

  private List<String> authors() {
    return title == null
        ? List.of()
        : title.select("> author").stream()
            .map(Fb2Metadata::name)
            .filter(name -> !name.isBlank())
            .toList();
  }

  private static String name(Element author) {
    String name =
        String.join(
            " ",
            Stream.of("first-name", "middle-name", "last-name")
                .map(part -> text(author, part))
                .filter(part -> !part.isEmpty())
                .toList());
    return name.isEmpty() ? text(author, "nickname") : name;
  }

  private String year() {
    for (String date : List.of(text(publisher, "year"), text(title, "date"))) {
      Matcher year = YEAR.matcher(date);
      if (year.find()) {
        return year.group(1);
      }
    }
    return "";
  }

  private Optional<Cover> cover() {
    Element image = title == null ? null : title.selectFirst("> coverpage > image");
    String id = image == null ? "" : Fb2Markup.href(image).replaceFirst("^#", "");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    for (Element binary : root.select("> binary")) {
      if (binary.id().equals(id)) {
        return picture(binary);
      }
    }
    return Optional.empty();
  }

  private static Optional<Cover> picture(Element binary) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(binary.wholeText());
      String type = binary.attr("content-type").strip().toLowerCase(Locale.ROOT);
      return bytes.length == 0 || bytes.length > LARGEST_COVER
          ? Optional.empty()
          : Optional.of(new Cover(type.replace("image/jpg", "image/jpeg"), bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a damaged picture is no reason to refuse the text
    }
  }
}
