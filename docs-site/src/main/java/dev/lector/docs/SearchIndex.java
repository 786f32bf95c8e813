package dev.lector.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What is searched in the browser: each part of each page, with its address. */
final class SearchIndex {
  /** Characters of a part, which keeps the index of long tables small. */
  private static final int LONGEST = 30_000;

  private SearchIndex() {}

  /**
   * @param section of the contents that the page is in, from 0: pages of earlier ones are what
   *     people look for first
   */
  private record Found(int section, String page, String heading, String to, String text) {}

  static String json(Contents contents, List<Page> pages) throws JsonProcessingException {
    return new ObjectMapper()
        .writeValueAsString(
            pages.stream()
                .flatMap(
                    page ->
                        page.parts().stream()
                            .map(part -> found(contents.section(page.name()), page, part)))
                .toList());
  }

  private static Found found(int section, Page page, Page.Part part) {
    String text = part.text();
    return new Found(
        section,
        page.title(),
        part.heading(),
        part.level() == 1 ? page.name() : page.name() + "#" + part.id(),
        text.substring(0, Math.min(LONGEST, text.length())));
  }
}
