package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Units of several others, with dots and brackets: 0.0821 L·atm/mol·K, J/(mol·K), 12 kg·m/s². What
 * is behind the slash is all divided by. To be applied to the text as written, whose dots are lost
 * later.
 */
final class CompoundUnits {
  /** What a prefix may stand before. */
  private static final Map<String, String> PREFIXED =
      Map.ofEntries(
          Map.entry("m", "meter"),
          Map.entry("g", "gram"),
          Map.entry("s", "second"),
          Map.entry("A", "amp"),
          Map.entry("K", "kelvin"),
          Map.entry("mol", "mole"),
          Map.entry("cd", "candela"),
          Map.entry("Hz", "hertz"),
          Map.entry("N", "newton"),
          Map.entry("Pa", "pascal"),
          Map.entry("J", "joule"),
          Map.entry("W", "watt"),
          Map.entry("V", "volt"),
          Map.entry("C", "coulomb"),
          Map.entry("F", "farad"),
          Map.entry("Ω", "ohm"),
          Map.entry("S", "siemens"),
          Map.entry("T", "tesla"),
          Map.entry("H", "henry"),
          Map.entry("Wb", "weber"),
          Map.entry("L", "liter"),
          Map.entry("l", "liter"),
          Map.entry("eV", "electron volt"),
          Map.entry("cal", "calorie"),
          Map.entry("bar", "bar"),
          Map.entry("Bq", "becquerel"),
          Map.entry("Gy", "gray"),
          Map.entry("Sv", "sievert"),
          Map.entry("lm", "lumen"));

  private static final Map<String, String> ALONE =
      Map.ofEntries(
          Map.entry("min", "minute"),
          Map.entry("h", "hour"),
          Map.entry("hr", "hour"),
          Map.entry("d", "day"),
          Map.entry("day", "day"),
          Map.entry("yr", "year"),
          Map.entry("atm", "atmosphere"),
          Map.entry("Torr", "torr"),
          Map.entry("mmHg", "millimeter of mercury"),
          Map.entry("ft", "foot"),
          Map.entry("lb", "pound"),
          Map.entry("°C", "degree Celsius"),
          Map.entry("°F", "degree Fahrenheit"),
          Map.entry("rad", "radian"),
          Map.entry("sr", "steradian"),
          Map.entry("lx", "lux"),
          Map.entry("U", "unit"),
          Map.entry("ha", "hectare"));

  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("T", "tera"),
          Map.entry("G", "giga"),
          Map.entry("M", "mega"),
          Map.entry("k", "kilo"),
          Map.entry("h", "hecto"),
          Map.entry("d", "deci"),
          Map.entry("c", "centi"),
          Map.entry("m", "milli"),
          Map.entry("μ", "micro"),
          Map.entry("µ", "micro"),
          Map.entry("n", "nano"),
          Map.entry("p", "pico"),
          Map.entry("f", "femto"));

  private static final String ATOM = "[A-Za-zµμΩΩ°]{1,5}(?:[²³]|\\^[23])?";
  private static final String PRODUCT = ATOM + "(?:[·⋅∙*]" + ATOM + "){0,3}";
  private static final Pattern DOTS = Pattern.compile("[·⋅∙*]");
  private static final Pattern POWER = Pattern.compile("[A-Za-z]m[²³]|^m[²³]|^ft[²³]");
  private static final Set<String> CLEAR =
      Set.of("N·m", "N·s", "A·h", "V·A", "W·h", "W·s", "J·s", "N⋅m", "A⋅h", "W⋅h");

  private static final Pattern ONE = Pattern.compile("(?<![\\d.,])1[  ]?$");
  private static final Pattern COUNTED = Pattern.compile("\\d[  ]?$");
  private static final Pattern ADJECTIVE = Pattern.compile("\\b[Aa]n? [\\d.,]{1,9}[  ]?$");

  /** Factors of formulas may be called like these: m·g·h. */
  private static final Pattern VARIABLES = Pattern.compile("[a-z](?:[·⋅∙*][a-z]){1,3}");

  private static final int NEAR = 16;

  private final Map<String, String> names = new HashMap<>(ALONE);
  private final List<Rule> rules;

  CompoundUnits() {
    PREFIXED.forEach(
        (symbol, name) -> {
          names.put(symbol, name);
          PREFIXES.forEach((prefix, said) -> names.putIfAbsent(prefix + symbol, said + name));
        });
    names.put("kΩ", "kilohm");
    names.put("MΩ", "megohm");
    rules =
        List.of(
            Rewrite.within(
                    "(?<![\\p{L}/._^·⋅∙*)²³⁻-]|\\p{L}\\d|/\\()("
                        + PRODUCT
                        + ")(?:/(?:\\(("
                        + PRODUCT
                        + ")\\)|("
                        + PRODUCT
                        + ")))?(?![\\p{L}\\d/(·⋅∙*⁻²³^]|[−–-]\\d)",
                    this::said)
                .given("·", "⋅", "∙", "/(", "*"),
            // photons/(s·cm²)
            Rewrite.of(
                    "(?<=\\d[^\\n]{0,8}[a-z]{3,12}s)/\\((" + PRODUCT + ")\\)",
                    m -> isUnits(m.group(1)) ? " per " + product(m.group(1), false) : null)
                .given("s/("));
  }

  List<Rule> rules() {
    return rules;
  }

  private @Nullable String said(MatchResult m, String text) {
    String over = m.group(1);
    String under = m.group(2) == null ? m.group(3) : m.group(2);
    String before = Neighbours.around(text, m.start() - NEAR, m.start());
    boolean counted = COUNTED.matcher(before).find();
    boolean compound =
        DOTS.matcher(over).find()
            || (under != null && !counted && POWER.matcher(over).find())
            || (under != null && (m.group(2) != null || dotted(under)));
    if (!compound || !isUnits(over) || (under != null && !isUnits(under))) {
      return null;
    }
    boolean doubtful = under == null && VARIABLES.matcher(over).matches();
    if (doubtful || (!counted && under == null && m.group().indexOf('*') >= 0)) {
      return null;
    }
    if (!counted && !isClear(m.group())) {
      return null;
    }
    boolean thing = Letters.isLower(letterBehind(text, m.end()));
    boolean one = ONE.matcher(before).find() || (thing && ADJECTIVE.matcher(before).find());
    return product(over, !one) + (under == null ? "" : " per " + product(under, false));
  }

  private static boolean dotted(String product) {
    return DOTS.matcher(product).find();
  }

  private boolean isUnits(String product) {
    for (String atom : DOTS.split(product, -1)) {
      if (!names.containsKey(symbol(atom))) {
        return false;
      }
    }
    return true;
  }

  // Without a number a letter alone may be a variable; W/(m·K) has brackets that formulas have,
  // too.
  private boolean isClear(String written) {
    if (CLEAR.contains(written)) {
      return true;
    }
    boolean divided = written.indexOf('/') >= 0;
    for (String atom : written.split("[·⋅∙*/()]", -1)) {
      if (symbol(atom).length() > 1
          || (divided && !atom.isEmpty() && "WJKNV".contains(symbol(atom)))) {
        return true;
      }
    }
    return false;
  }

  private static char letterBehind(String text, int end) {
    return end + 1 < text.length() && text.charAt(end) == ' ' ? text.charAt(end + 1) : '.';
  }

  private static String symbol(String atom) {
    int end = atom.length();
    while (end > 0 && "²³^23".indexOf(atom.charAt(end - 1)) >= 0) {
      end--;
    }
    return atom.substring(0, end);
  }

  private String product(String written, boolean several) {
    StringBuilder out = new StringBuilder();
    String[] atoms = DOTS.split(written, -1);
    for (int i = 0; i < atoms.length; i++) {
      String symbol = symbol(atoms[i]);
      String name = names.getOrDefault(symbol, symbol);
      String said = several && i == atoms.length - 1 ? plural(name) : name;
      String power = atoms[i].substring(symbol.length());
      boolean square = power.equals("²") || power.endsWith("2");
      boolean length = name.endsWith("meter") || name.equals("foot");
      out.append(out.isEmpty() ? "" : " ")
          .append(power.isEmpty() || !length ? "" : square ? "square " : "cubic ")
          .append(said)
          .append(power.isEmpty() || length ? "" : square ? " squared" : " cubed");
    }
    return out.toString();
  }

  private static String plural(String name) {
    if (name.startsWith("degree ")) {
      return name.replace("degree ", "degrees ");
    }
    if (name.startsWith("millimeter of ")) {
      return name.replace("millimeter ", "millimeters ");
    }
    if (name.endsWith("henry")) {
      return name.substring(0, name.length() - 1) + "ies";
    }
    return switch (name) {
      case "foot" -> "feet";
      case "lux", "torr" -> name;
      default ->
          name.endsWith("hertz") || name.endsWith("siemens") || name.endsWith("kelvin")
              ? name
              : name + "s";
    };
  }
}
