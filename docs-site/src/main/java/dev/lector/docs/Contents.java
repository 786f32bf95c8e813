package dev.lector.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which pages there are, in which order, from {@code docs/contents.yaml}. Decision records have
 * pages, too; their list leads to them.
 *
 * @param sections as in the navigation
 * @param records pages that are not in it
 */
record Contents(List<Section> sections, List<Entry> records) {
  private static final String FILE = "docs/contents.yaml";
  private static final String DECISIONS = "docs/decisions";

  /** Pages that belong together. */
  record Section(String title, List<Entry> entries) {}

  /**
   * A page to be.
   *
   * @param name the last part of its address
   * @param source where it comes from, below the root of the sources
   */
  record Entry(String name, String source) {}

  Contents {
    sections = List.copyOf(sections);
    records = List.copyOf(records);
  }

  static Contents read(Path root) throws IOException {
    List<Section> sections = new ArrayList<>();
    for (Tree section : Tree.read(root.resolve(FILE)).items()) {
      List<Entry> entries = new ArrayList<>();
      section
          .get("pages")
          .entries()
          .forEach((name, page) -> entries.add(new Entry(name, page.text())));
      sections.add(new Section(section.get("title").text(), List.copyOf(entries)));
    }
    try (Stream<Path> records = Files.list(root.resolve(DECISIONS))) {
      return new Contents(
          sections,
          records
              .map(record -> record.getFileName().toString())
              .filter(name -> name.matches("\\d{4}-.*\\.md"))
              .sorted()
              .map(name -> new Entry(name.replace(".md", ""), DECISIONS + "/" + name))
              .toList());
    }
  }

  /** Which section a page is in, from 0; that after the last for records of decisions. */
  int section(String name) {
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).entries().stream().anyMatch(entry -> entry.name().equals(name))) {
        return i;
      }
    }
    return sections.size();
  }

  List<Entry> all() {
    return Stream.concat(
            sections.stream().flatMap(section -> section.entries().stream()), records.stream())
        .toList();
  }
}
