package dev.lector.speech.text;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What our own tables say of a language other than English; most languages need nothing. */
final class LocalForms {
  private final Map<String, String> forms = new HashMap<>();

  LocalForms(ULocale language, Tables tables) {
    for (List<String> row : tables.rows("local-forms.tsv", 3)) {
      if (row.get(0).equals(language.getLanguage())) {
        forms.put(row.get(1), row.get(2));
      }
    }
  }

  Optional<String> form(String what) {
    return Optional.ofNullable(forms.get(what));
  }

  /** A pattern for a whole word; one that matches nothing where the table has none. */
  Pattern words(String what) {
    return Pattern.compile(
        form(what).orElse("(?!)"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
