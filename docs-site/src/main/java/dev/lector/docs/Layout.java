package dev.lector.docs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is around the content of every page. */
final class Layout {
  /** Longer lists of what is on a page would be pages themselves. */
  private static final int OUTLINE = 40;

  private final Contents contents;
  private final Map<String, String> titles = new HashMap<>();

  Layout(Contents contents, List<Page> pages) {
    this.contents = contents;
    pages.forEach(page -> titles.put(page.name(), page.title()));
  }

  String html(Page page) {
    return """
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s · Lector</title>
        <link rel="icon" href="../page/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="../page/base.css">
        <link rel="stylesheet" href="docs.css">
        <script type="module" src="docs.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="brand" href="../"><img src="../page/icon.svg" alt="" width="32" height="32">Lector</a>
          <nav aria-label="Site"><a href="index"%2$s>Documentation</a></nav>
          <search>
            <label class="hidden" for="search">Search the documentation</label>
            <input type="search" id="search" placeholder="Search" autocomplete="off" aria-controls="found" hidden>
            <div id="found" role="status" hidden></div>
          </search>
        </header>
        <div class="docs">
          <nav class="contents" aria-label="Documentation">
            <details id="contents">
              <summary>Contents</summary>
    %3$s
            </details>
          </nav>
          <main id="main" tabindex="-1">
    %4$s%5$s
          </main>
        </div>
      </body>
    </html>
    """
        .formatted(
            escape(page.title()),
            page.name().equals("index") ? " aria-current=\"page\"" : "",
            contents.sections().stream()
                .map(section -> section(section, page))
                .collect(Collectors.joining("\n")),
            outline(page),
            page.html());
  }

  private String section(Contents.Section section, Page page) {
    return "<h2>%s</h2>\n<ul>%s</ul>"
        .formatted(
            escape(section.title()),
            section.entries().stream()
                .map(
                    entry ->
                        "<li><a href=\"%s\"%s>%s</a></li>"
                            .formatted(
                                entry.name(),
                                entry.name().equals(page.name()) ? " aria-current=\"page\"" : "",
                                escape(titles.getOrDefault(entry.name(), entry.name()))))
                .collect(Collectors.joining("\n")));
  }

  private static String outline(Page page) {
    List<Page.Part> parts = page.parts().stream().filter(part -> part.level() == 2).toList();
    if (parts.size() < 3 || parts.size() > OUTLINE) {
      return "";
    }
    return "<nav class=\"outline\" aria-label=\"On this page\"><ul>%s</ul></nav>\n"
        .formatted(
            parts.stream()
                .map(
                    part ->
                        "<li><a href=\"#%s\">%s</a></li>"
                            .formatted(escape(part.id()), escape(part.heading())))
                .collect(Collectors.joining()));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
