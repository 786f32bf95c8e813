package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The slash of formulas, which is "over": E = hc/lambda, Cp/Cv, dQ/T, to V/2. Elsewhere a slash
 * between letters parts a short name: I/O, A/B, P/E. To be applied before slashes.
 */
final class Quotients {
  /** Short names, which no formula makes a quotient. */
  private static final Set<String> NAMES =
      Set.of(
          "a/b", "a/c", "a/d", "a/v", "b/o", "b/w", "c/d", "c/o", "d/a", "d/c", "e/o", "f/u", "h/o",
          "i/o", "k/o", "l/r", "m/f", "f/m", "n/a", "o/c", "o/o", "o/s", "p/e", "p/l", "p/b", "p/s",
          "p/u", "r/d", "s/m", "m/l", "s/l", "r/w", "r/t", "r/l", "s/n", "s/o", "s/p", "s/s", "t/f",
          "u/s", "v/a", "w/c", "w/e", "w/l", "w/o", "w/r", "w/w", "x/y", "x/o", "y/n", "y/o", "y/y",
          "m/m", "q/q", "q/a", "b/c", "b/e", "b/s", "c/s", "d/l", "g/f", "h/h", "j/k", "l/h", "m/o",
          "n/s", "p/p", "p/t", "s/w", "h/w", "t/o", "u/l", "v/s", "w/d", "x/x", "h/a", "h/t", "i/e",
          "n/m", "r/o", "r/c", "a/r", "a/p", "g/l", "e/w", "m/c", "c/f", "c/w", "d/o", "d/w", "f/f",
          "o/b", "o/e");

  /** Rates that are said as units are. */
  private static final Set<String> RATES =
      Set.of(
          "m/s", "km/h", "km/s", "cm/s", "mm/s", "ft/s", "mi/h", "g/L", "g/l", "mg/L", "mg/l",
          "kg/m", "kg/L", "g/mL", "N/m", "V/m", "N/C", "MB/s", "GB/s", "Mb/s", "kB/s", "KB/s",
          "mV/s", "J/K", "J/g", "kJ/g", "W/m", "m/h", "rad/s", "kg/s", "L/s", "L/h", "in/s");

  /** A physicist's or an engineer's words. */
  private static final Pattern SCIENCE =
      Pattern.compile(
          "\\b(?i:entrop(?:y|ies)|enthalpy|reversibl[ey]|isotherm\\w{0,5}|adiabatic\\w{0,4}|thermodynamic\\w{0,4}|velocit(?:y|ies)|momentum|wavelengths?|photons?|quantum"
              + "|pressure|volumes?|density|densities|stress|strain|torque|accelerat\\w{2,5}|kinetic|derivatives?|integrals?|slope|gradient|equations?|formulas?|formulae"
              + "|temperatures?|charge-to-mass|mass spectr\\w{3,7}|spectra|amplitude|oscillat\\w{2,5}|resistance|current|voltage|capacit\\w{2,5}|quotients?|numerator|denominator"
              + "|variables?|denotes?|proportional|refractive|compressed|expands?|heat)\\b");

  private static final String GREEK =
      "(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega)";

  private static final String VARIABLE =
      "(?:" + GREEK + "|Vmax|kcat|(?:n?RT|[A-Za-z]{1,2})\\d?|\\d{1,2}[A-Za-z])";

  private static final Pattern SINGLES = Pattern.compile("[A-Za-z]\\d?/[A-Za-z]\\d?");
  private static final Pattern DIFFERENTIAL = Pattern.compile("d[A-Za-z]/(?:d[A-Za-z]|[A-Z])");
  private static final Pattern ENZYME = Pattern.compile("(?:Vmax|kcat)/K[mMd]");
  private static final Pattern PART = Pattern.compile("\\d{0,2}[b-hj-zA-Z]/[2-9]");
  private static final Pattern PART_BEFORE =
      Pattern.compile("\\b(?:to|of|by|at|is|than|from|equals|about|only|becomes|with|if|when) $");
  private static final Pattern SIGN_BEFORE =
      Pattern.compile("(?:[=≈∝≤≥≠<>×] ?-?\\(?|[+] |\\bequals |=.{0,24}(?:minus|times|[-–+*]) )$");
  private static final Pattern SIGN_BEHIND =
      Pattern.compile(" ?[²³)]?\\)? ?(?:[=≈∝≤≥≠×]|[+] |equals ).*");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)(?:is|it|in|on|at|to|of|as|by|he|we|me|us|up|so|do|go|no|or|if|an|be|my|am|id|ok|vs)\\d?");

  private static final Pattern NOISE =
      Pattern.compile("\\b(?:noise|spectr[aou]\\w{0,6}|exposures?|detections?)\\b");

  private static final int NEAR = 32;

  List<Rule> rules() {
    return List.of(
        // no serial number
        Rewrite.within(
                "(?<![\\w/])S/N(?![\\w/])(?=( (?:ratios?|of \\d|[=<>≥≤~] ?\\d|levels?|thresholds?))?)",
                (m, paragraph) ->
                    m.group(1) != null || NOISE.matcher(paragraph).find() ? "S N" : null)
            .given("S/N"),
        Rewrite.within(
                "(?<![\\w./\\\\:@~#&$£€'-])("
                    + VARIABLE
                    + ")/("
                    + VARIABLE
                    + "|\\d{1,3})(\\.(?= [A-Z]))?(?![\\w/\\\\@'-]|[.,:]\\w|\\()",
                Quotients::quotient)
            .given("/"),
        // d²x/dt²
        Rewrite.of(
                "(?<=(?:d|partial )[²2] ?[A-Za-z])/(?:d|partial )([a-z])(?![A-Za-z])",
                m -> " over D " + Letters.spaced(m.group(1)))
            .given("/d", "/p"));
  }

  private static @Nullable String quotient(MatchResult m, String paragraph) {
    String written = m.group(1) + "/" + m.group(2);
    if (RATES.contains(written)
        || WORDS.matcher(m.group(1)).matches()
        || WORDS.matcher(m.group(2)).matches()) {
      return null;
    }
    String before = Neighbours.around(paragraph, m.start() - NEAR, m.start());
    String behind = Neighbours.around(paragraph, m.end(), m.end() + NEAR);
    boolean equation = SIGN_BEFORE.matcher(before).find() || SIGN_BEHIND.matcher(behind).matches();
    boolean name = NAMES.contains(Neighbours.lower(written));
    boolean quotient =
        (equation && (!name || isBetweenFractions(before, behind)))
            || DIFFERENTIAL.matcher(written).matches()
            || ENZYME.matcher(written).matches()
            || (!name && isOfScience(written, before, paragraph));
    return quotient
        ? said(m.group(1)) + " over " + said(m.group(2)) + (m.group(3) == null ? "" : Stops.LIKELY)
        : null;
  }

  // a/b = c/d, p = a/b
  private static boolean isBetweenFractions(String before, String behind) {
    return before.matches("(?:.*[^A-Za-z])?(?:[A-Za-z]/)?[A-Za-z] ?= ?")
        || behind.matches(" ?= ?[A-Za-z]/[A-Za-z].*");
  }

  private static boolean isOfScience(String written, String before, String paragraph) {
    if (PART.matcher(written).matches()) {
      return PART_BEFORE.matcher(before).find();
    }
    boolean letters =
        SINGLES.matcher(written).matches() || written.matches("[A-Z][a-z]/[A-Z][a-z]");
    return letters && SCIENCE.matcher(paragraph).find();
  }

  private static String said(String variable) {
    if (variable.length() == 4 && ENZYME.matcher(variable + "/Km").matches()) {
      return variable.charAt(0) == 'V' ? "V max" : "K cat";
    }
    return variable.matches(GREEK) || variable.matches("\\d{1,3}")
        ? variable
        : variable
            .replaceAll("(?<=[A-Za-z])(?=[A-Za-z\\d])|(?<=\\d)(?=[a-z])", " ")
            .toUpperCase(java.util.Locale.ROOT);
  }
}
