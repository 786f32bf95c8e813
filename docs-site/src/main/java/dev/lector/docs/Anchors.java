package dev.lector.docs;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Anchors of the headings of a page, as GitHub makes them, so that links work there and here. */
final class Anchors {
  private final Map<String, Integer> taken = new HashMap<>();

  String of(String heading) {
    String anchor =
        heading
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}_ -]", "")
            .replace(' ', '-');
    int before = taken.merge(anchor, 1, Integer::sum) - 1;
    return before == 0 ? anchor : anchor + "-" + before;
  }
}
