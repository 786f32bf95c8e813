package dev.lector.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What holds for every view of the page. */
final class Views {
  private Views() {}

  /** Checks a view in both widths and schemes, and keeps a picture of each. */
  static void assertUsable(Browser browser, String view) throws Exception {
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(360, 1280)) {
        browser.look(width, 800, scheme);
        browser.picture(Path.of("target/page/%s-%s-%d.png".formatted(view, scheme, width)));
        assertThat(browser.violations()).as(width + " " + scheme).isEmpty();
        assertThat(browser.<Number>tell("return document.documentElement.scrollWidth").intValue())
            .isLessThanOrEqualTo(width);
      }
    }
  }

  /**
   * What Tab comes to, from the beginning of the page until it is there again. A player has several
   * places of one name.
   */
  static Set<String> reachedByKeyboard(Browser browser) {
    browser.run("document.body.tabIndex = -1; document.body.focus()");
    Set<String> reached = new LinkedHashSet<>();
    String first = browser.tab();
    String next = first;
    for (int presses = 0; presses == 0 || !next.equals(first); presses++) {
      assertThat(presses).as("from %s on: %s", first, reached).isLessThan(150);
      reached.add(next);
      next = browser.tab();
    }
    return reached;
  }
}
