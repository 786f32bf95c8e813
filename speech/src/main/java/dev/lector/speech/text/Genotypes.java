package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The two alleles of a gene, where no sign may be lost: Slc30a8−/− mice, p53+/−, Apoe-/-, fl/fl. To
 * be applied to the text as written, whose minus signs are hyphens later.
 */
final class Genotypes {
  private static final Pattern ANIMALS =
      Pattern.compile(
          "\\b(?i:mice|mouse|littermates?|knock-?outs?|wild-?types?|hetero\\w{2,8}|homo\\w{2,8}|alleles?|genotypes?|mutants?|embryos|animals|cells|transgenic|null)\\b");

  private static final String SIGN = "([+⁺−⁻–-])";

  private final List<Rule> rules =
      List.of(
          // p53+/−, Apoe⁻/⁻
          Rewrite.of(
                  "(?<=(?<![\\p{L}\\d])(?=[\\p{L}\\d-]{0,16}\\p{L})[\\p{L}\\d-]{1,16}[\\p{L}\\d)])(?<!\\d\\.\\d{1,9})"
                      + SIGN
                      + "/"
                      + SIGN
                      + "(?![\\p{Ll}+/]| ?\\.?\\d)",
                  Genotypes::both)
              .given("+/", "⁺/", "−/", "⁻/", "–/", "-/"),
          // the (−/−) mice
          Rewrite.within(
                  "(?<=[ (\\[])" + SIGN + "/" + SIGN + "(?=[ )\\]](?! ?\\.?\\d))",
                  (m, text) -> ANIMALS.matcher(text).find() ? both(m) : null)
              .given("+/", "⁺/", "−/", "⁻/", "–/", "-/"),
          // fl/fl, LSL/+, Kras+/G12D
          Rewrite.of(
                  "(?<!/)(?:fl|flox)/(?:(fl|flox)|(?<!\\p{Ll}fl/|\\p{Ll}flox/)([+−-]|wt|WT))(?![\\p{L}\\d/+])",
                  m -> " flox " + (m.group(1) == null ? allele(m.group(2)) : "flox"))
              .given("fl/", "flox/"),
          Rewrite.of("(?<![\\p{L}\\d+/])\\+/(?:fl|flox)(?!\\p{L})", "plus flox").given("+/fl"),
          Rewrite.of("(?<=\\p{L}{2}|\\p{L}\\d{1,3}\\p{L}?)/\\+(?![\\p{L}\\d+/]| ?\\d)", " plus")
              .given("/+"),
          Rewrite.of(
                  "(?<=[\\p{L}\\d])[+⁺]/(?=[A-Z]\\d{1,4}[A-Z*](?!\\w)|(?:fl|flox|LSL)(?!\\p{L}))",
                  " plus ")
              .given("+/", "⁺/"));

  List<Rule> rules() {
    return rules;
  }

  private static String both(MatchResult m) {
    return " " + allele(m.group(1)) + " " + allele(m.group(2));
  }

  private static String allele(String written) {
    return switch (written) {
      case "+", "⁺" -> "plus";
      case "−", "⁻", "–", "-" -> "minus";
      case "wt", "WT" -> "wild type";
      default -> "flox";
    };
  }
}
