package dev.lector.speech.model.kokoro;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A voice, or a mixture of several: {@code af_heart*0.7+bf_emma*0.3}. Without weights all count
 * alike; weights need not add up to 1.
 *
 * @param shares of each voice, which add up to 1
 * @param name with its shares: the same mixture in other weights has the same name
 */
record VoiceMix(SequencedMap<String, Double> shares, String name) {
  private static final int MOST_VOICES = 8;
  private static final double LARGEST_WEIGHT = 1000;
  private static final MathContext WEIGHTS = new MathContext(6);
  private static final Pattern PART =
      Pattern.compile(
          "\\s*([^\\s*+()]+)\\s*(?:\\*\\s*(\\d{0,4}(?:\\.\\d{1,6})?)|\\(\\s*(\\d{0,4}(?:\\.\\d{1,6})?)\\s*\\))?\\s*");

  private static final Pattern NAME = Pattern.compile("[^\\s*+()]+");

  VoiceMix {
    shares = Collections.unmodifiableSequencedMap(shares);
  }

  /** One voice alone. */
  static VoiceMix of(String voice) {
    return new VoiceMix(new LinkedHashMap<>(Map.of(voice, 1.0)), voice);
  }

  /**
   * Reads a mixture.
   *
   * @param known names of the voices there are; upper and lower case are alike
   * @return empty when it is none, or of a voice that is not there
   */
  static Optional<VoiceMix> parse(String text, SequencedCollection<String> known) {
    String[] parts = text.split("\\+", -1);
    if (parts.length > MOST_VOICES) {
      return Optional.empty();
    }
    SequencedMap<String, Double> weights = new LinkedHashMap<>();
    for (String part : parts) {
      Matcher matcher = PART.matcher(part);
      Optional<String> voice = matcher.matches() ? find(matcher.group(1), known) : Optional.empty();
      double weight = voice.isEmpty() ? 0 : weight(matcher);
      if (voice.isEmpty() || !(weight > 0 && weight <= LARGEST_WEIGHT)) {
        return Optional.empty();
      }
      weights.merge(voice.get(), weight, Double::sum);
    }
    if (weights.size() == 1) {
      return Optional.of(of(weights.firstEntry().getKey()));
    }
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    SequencedMap<String, Double> shares = new LinkedHashMap<>();
    StringJoiner name = new StringJoiner("+");
    weights.forEach(
        (voice, weight) -> {
          BigDecimal share = new BigDecimal(weight / all).round(WEIGHTS).stripTrailingZeros();
          shares.put(voice, share.doubleValue());
          name.add(voice + "*" + share.toPlainString());
        });
    return Optional.of(new VoiceMix(shares, name.toString()));
  }

  /** Whether a voice may be called so: what a mixture is written with is no part of a name. */
  static boolean isName(String voice) {
    return NAME.matcher(voice).matches();
  }

  private static Optional<String> find(String name, SequencedCollection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(voice -> voice.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  private static double weight(Matcher part) {
    String written = part.group(2) != null ? part.group(2) : part.group(3);
    return written == null ? 1 : written.isEmpty() ? 0 : Double.parseDouble(written);
  }

  /** The voice with the largest share, which decides the language. */
  String leading() {
    String leading = shares.firstEntry().getKey();
    double most = 0;
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      if (share.getValue() > most) {
        most = share.getValue();
        leading = share.getKey();
      }
    }
    return leading;
  }
}
