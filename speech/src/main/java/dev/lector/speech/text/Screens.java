package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What manuals quote from screens: paths through menus, switches of commands, paths on Windows,
 * calls of functions. To be applied before links and numbers.
 */
final class Screens {
  /** Letters behind one dash that are no word. */
  private static final Pattern BUNDLE = Pattern.compile("[A-Z][bcdfghjklmnpqrstvwxz]{1,3}");

  private static final Pattern SUFFIX = Pattern.compile("[a-z]{2,6}");

  /** Who speaks of words has their ends behind a hyphen: -ing. */
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "\\b(?i:suffix(?:es)?|endings?|verbs?|adjectives?|adverbs?|nouns?|plurals?|participles?|syllables?|(?:words?|names?|ends?|ending) (?:ending )?in)\\b");

  private static final String ITEM = "[A-Z][\\w'&-]{1,24}";

  private static final Pattern CHAIN =
      Pattern.compile(" > [\"*_`]{0,3}[A-Z][^>.!?]{1,40} > [\"*_`]{0,3}[A-Z]");
  private static final Pattern SENDS =
      Pattern.compile(
          "(?i)\\b(?:go to|open|choose|select|click|tap|press|navigate"
              + " to|under|via|use|find|see|menu)\\b");

  private final Lexicon lexicon;

  Screens(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<Rule> rules() {
    return List.of(
        // [Menu] > [Wi-Fi]
        Rewrite.of(
                "\\[("
                    + ITEM
                    + "(?: [A-Z]?[\\w'&-]{1,24}){0,2})\\](?= > )|(?<= > )\\[("
                    + ITEM
                    + ")\\]",
                m -> m.group(1) == null ? m.group(2) : m.group(1))
            .given("] >", "> ["),
        // Settings > Privacy > Save As
        Rewrite.within(
                "(?<=" + ITEM + "(?:\\.{3}|…)?[\"*_`]{0,3}) > (?=[\"*_`]{0,3}" + ITEM + ")",
                (m, paragraph) -> isMenu(paragraph, m.start()) ? ", then " : null)
            .given(" > "),
        // C:\Users\bob
        Rewrite.of(
                "(?<![\\w\\\\])(?:([A-Z]):|(%[A-Za-z]{1,20}%|\\.{1,2}))?\\\\([\\w.$-]{1,64}(?:\\\\[\\w.$-]{1,64}){0,20})\\\\?(?![\\w\\\\])",
                this::windows)
            .given("\\"),
        // ~/bin
        Rewrite.of("(?<![\\w~])~(?=/[\\w.])", "tilde ").given("~/"),
        // HEAD~2, main^
        Rewrite.of(
                "(?<=\\b(?:HEAD|main|master|origin|[0-9a-f]{7}))([~^])(?=\\d{0,3}(?![\\w^~]))",
                m -> m.group(1).equals("~") ? " tilde " : " caret ")
            .given("~", "^"),
        // y = -x is no switch
        Rewrite.of("(?=-)(?<=[=<>≤≥+*×] ?)-(?=[a-z](?![\\w-]))", "minus ").given(Screens::dashed),
        // in 2003 --with a surplus: a dash, and no switch
        Rewrite.of(
                "(?<=[\\w.,;:!?\"')] )--(?=(?:an?|the|and|but|or|nor|who|whose|whom|which|that|this|these|those|he|she|they|we|its?|his|her"
                    + "|their|our|your|my|i|I|as|so|yet|because|although|though|while|when|where|unless|even|just|only|not|then|there|here"
                    + "|(?:with|for|in|of|to|by|from|at|on) (?:an?|the|his|her|its|their|no|more|\\d{1,3})) )",
                "— ")
            .given(" --"),
        // in this instance,--a coat; but not "-a,--all"
        Rewrite.of(
                "(?<=[A-Za-z\\d\"')][,;:])(?<!(?<![\\w-])-{1,2}[\\w-]{1,30}[,;:])--(?=[\"'(]?[A-Za-z])",
                "—")
            .given(",--", ";--", ":--"),
        // -P/--pcre2
        Rewrite.of(
                "(?=/)(?<=(?:^|[\\s(\\[\"'`|,])--?[A-Za-z][A-Za-z0-9-]{0,30})/(?=--?[A-Za-z])",
                " or ")
            .given("/-"),
        // --dry-run, -v
        Rewrite.within(
                "(?=-)(?<=^|[\\s(\\[\"'`|,])(--?)([A-Za-z][A-Za-z0-9]{0,20}(?:-[A-Za-z0-9]{1,20}){0,5})(?![\\w-])",
                this::option)
            .given(Screens::dashed),
        // print(), foo.bar()
        Rewrite.of("(?<=[A-Za-z_]\\w{0,40}+)\\(\\)", "").given("()"));
  }

  // In a row, at the beginning, or behind a word that sends somebody there; else a comparison.
  private static boolean isMenu(String paragraph, int at) {
    String around =
        paragraph.substring(Math.max(0, at - 60), Math.min(paragraph.length(), at + 60));
    if (CHAIN.matcher(around).find()) {
      return true;
    }
    int start = at;
    while (start > 0 && at - start < 60 && paragraph.charAt(start - 1) != '.') {
      start--;
    }
    String before = paragraph.substring(start, at);
    return before.strip().indexOf(' ') < 0 || SENDS.matcher(before).find();
  }

  private @Nullable String windows(MatchResult m) {
    String part = m.group(3);
    if (m.group(1) == null && m.group(2) == null && part.indexOf('\\') < 0) {
      // \f, an escape
      boolean escape = part.length() == 1 && "abefnrtv0".contains(part) && m.group().length() == 2;
      return escape ? "backslash " + part.toUpperCase(Locale.ROOT) : null;
    }
    StringBuilder said = new StringBuilder();
    if (m.group(1) != null) {
      said.append(m.group(1)).append(" colon");
    } else if (m.group(2) != null) {
      said.append(m.group(2).replace(".", "dot ").replace("%", "").strip());
    }
    for (String name : part.split("\\\\", -1)) {
      said.append(" backslash ").append(name.replace("_", " underscore "));
    }
    return said.toString().strip();
  }

  // A word behind one dash may as well be an aside; what is no word, and a letter, is a switch.
  private @Nullable String option(MatchResult m, String paragraph) {
    String name = m.group(2);
    if (m.group(1).length() == 1
        && SUFFIX.matcher(name).matches()
        && GRAMMAR.matcher(paragraph).find()) {
      return name;
    }
    if (m.group(1).equals("--")) {
      if (Letters.isUpper(name.charAt(0))) {
        return null; // --Mark Twain
      }
      return "dash dash " + name.replace('-', ' ');
    }
    if (name.length() == 1) {
      return "dash " + Letters.spaced(name);
    }
    if (BUNDLE.matcher(name).matches()) { // -Tjs
      return "dash " + Letters.spaced(name);
    }
    boolean switches = name.indexOf('-') < 0 && Letters.isLower(name.charAt(0));
    if (!switches || lexicon.contains(name)) {
      return null;
    }
    return "dash " + (name.length() < 5 ? Letters.spaced(name) : name);
  }

  private static boolean dashed(String paragraph) {
    for (int at = paragraph.indexOf('-'); at >= 0; at = paragraph.indexOf('-', at + 1)) {
      boolean begins = at == 0 || !Letters.isLetter(paragraph.charAt(at - 1));
      if (begins && at + 1 < paragraph.length() && Letters.isLetter(paragraph.charAt(at + 1))) {
        return true;
      }
    }
    return false;
  }
}
