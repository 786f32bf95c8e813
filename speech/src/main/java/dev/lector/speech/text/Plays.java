package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;

/** Places in plays: "Act II, sc. iv", "IV.vi", "I.ii.56". To be applied before numerals. */
final class Plays {
  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?=[Ss]c\\.)(?<![\\w.])([Ss])c\\. ?(?=[ivx]{1,5}\\b|\\d)",
                m -> m.group(1) + "cene ")
            .given("c."),
        Rewrite.of(
                "(?<![\\w.])(I{1,3}|IV|V)\\.([ivx]{1,4})(?:\\.(\\d{1,3}(?:[-–]\\d{1,3})?))?(?![\\w.]\\w|\\w)",
                m -> {
                  int scene = Romans.value(m.group(2).toUpperCase(Locale.ROOT));
                  return scene == 0
                      ? null
                      : Romans.value(m.group(1))
                          + ", "
                          + scene
                          + (m.group(3) == null ? "" : ", " + m.group(3));
                })
            .shaped("A.a"));
  }
}
