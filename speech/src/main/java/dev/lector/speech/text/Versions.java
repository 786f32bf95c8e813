package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Versions of software, whose second number counts and is no decimal: Python 3.10–3.12 is "three
 * point ten to three point twelve", Ubuntu 24.04 "twenty four point oh four".
 */
final class Versions {
  private static final String SOFTWARE =
      "(?:Python|Java|JDK|Node|Node\\.js|Ruby|PHP|Perl|Go|Rust|Scala|Kotlin|Swift|iOS|iPadOS|macOS|Android|Ubuntu|Debian|Fedora"
          + "|RHEL|CentOS|Linux|Kernel|kernel|Windows|Django|Rails|Spring|Boot|Kafka|Spark|Hadoop|Postgres|PostgreSQL|MySQL|MariaDB"
          + "|Redis|Kubernetes|Docker|Helm|Maven|Gradle|CMake|GCC|Clang|PyTorch|TensorFlow|CUDA|NumPy|Firefox|Chrome|Safari"
          + "|Qt|OpenSSL|TLS|Bluetooth|Blender|Unity|Minecraft|R|[Vv]ersions?|[Rr]eleases?|[Vv]er\\.)";

  /** Names that are hardly anything else, so that a slash behind them parts versions. */
  static final String PRODUCT =
      "(?:Python|Java|JDK|JRE|JVM|Node|Node\\.js|NodeJS|Ruby|PHP|Perl|Scala|Kotlin|iOS|iPadOS|macOS|Android|Ubuntu|Debian|Fedora"
          + "|RHEL|CentOS|Windows|Win|Django|Rails|Angular|Vue|React|Kafka|Hadoop|Postgres|PostgreSQL|MySQL|MariaDB|GCC|Clang"
          + "|PyTorch|CUDA|Firefox|Qt|PowerShell|iPhone|Xbox|PlayStation|Galaxy|USB|DirectX|Bluetooth|Wi-Fi|HTTP)";

  /** Before a decimal behind a hyphen: a mid-4.25 percent rate. */
  private static final String PREFIX =
      "(?i:mid|sub|pre|post|non|under|over|near|low|high|record|plus|minus|about|around|almost|up|down|from|all|about|nearly|just|roughly)-";

  private static final String MEASURED =
      "(?:percent|per cent|inch|feet|foot|mm|cm|km|m|kg|lbs?|g|million|billion|points?|miles?|times|hours?|minutes?)\\b";

  private static final String NEXT = "(?:\\s?[-–]\\s?|, | to | and | or | through |, and )";
  private static final Pattern PART = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

  private final Numbers numbers;

  Versions(Numbers numbers) {
    this.numbers = numbers;
  }

  /** Node 12/14, Java 8/11/17. To be applied before dates and paths. */
  static Rule alternatives() {
    return Rewrite.of(
            "(?=\\d)(?<=\\b"
                + PRODUCT
                + " )(\\d{1,2})/(\\d{1,2})(?:/(\\d{1,2}))?(?![\\w/]|[.,-]\\d| of\\b)",
            Versions::either)
        .given("/");
  }

  /** HTTP/1.1, nginx/1.18. To be applied before paths. */
  static List<Rule> names() {
    return List.of(
        Rewrite.of(
                "(?<![\\w/.:-])((?:[A-Z][A-Za-z]{1,15}|nginx|curl|openresty))/(?=\\d{1,2}\\.\\d{1,3}(?![\\w/]|\\.\\d))",
                m -> m.group(1) + " ")
            .shaped("/0"));
  }

  private static @Nullable String either(MatchResult m) {
    boolean rises = Integer.parseInt(m.group(1)) < Integer.parseInt(m.group(2));
    return !rises
        ? null
        : m.group(3) == null
            ? m.group(1) + " or " + m.group(2)
            : m.group(1) + ", " + m.group(2) + " or " + m.group(3);
  }

  Rule rules() {
    return Gate.of(
        Signs::innerPoint,
        List.of(
            // coreutils-8.17
            Rewrite.of(
                "(?=\\d)(?<=[a-z\\d]-)(?<=(?<![\\w/.])(?!"
                    + PREFIX
                    + ")[A-Za-z][a-z\\d]{2,15}-)\\d{1,2}\\.\\d{1,2}(?![\\w%]|[.,-]\\w| ?"
                    + MEASURED
                    + ")",
                this::parts),
            // 14.37 Retry-After, a heading
            Rewrite.of(
                "(?=\\d)(?<=^\\s{0,4})\\d{1,2}\\.[1-9]\\d(?= [A-Z][\\w'-]{1,30}(?: [\\w'-]{1,30}){0,7}$)",
                this::parts),
            // In 17.10 this changed, where Ubuntu is spoken of
            Gate.of(
                paragraph -> paragraph.contains("Ubuntu"),
                List.of(
                    Rewrite.of(
                        "(?=\\d)(?<![\\w.,$£€-])(?:[4-9]|[12]\\d)\\.(?:04|10)(?![\\w%]|[.,-]\\d| ?"
                            + MEASURED
                            + ")",
                        this::parts))),
            // 2.4.2-1440
            Rewrite.of(
                "(?=-)(?<=(?<![\\w.])v?\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})-(?=\\d{2,5}(?![\\w-]|\\.\\w))(?<!(?:[Ss]ections?|[Cc]lauses?|§) ?\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}-?)",
                " dash "),
            // section 14.37
            Rewrite.of(
                "(?=\\d)(?<=\\b(?:[Ss]ections?|[Ss]ubsections?|[Cc]lauses?|[Cc]hapters?) )\\d{1,2}\\.[1-9]\\d(?![\\w%]|[.,-]\\d)",
                this::parts),
            Rewrite.of(
                "(?=\\d)(?=\\d{1,3}\\.\\d)(?<= )(?<=\\b"
                    + SOFTWARE
                    + " )\\d{1,3}\\.\\d{1,3}(?:"
                    + NEXT
                    + "\\d{1,3}\\.\\d{1,3}){0,6}(?![\\w%]|[.,-]\\d)",
                m ->
                    PART.matcher(m.group().replaceAll("\\s?[-–]\\s?", " to "))
                        .replaceAll(
                            part ->
                                numbers.number(part.group(1))
                                    + " point "
                                    + second(part.group(2))))));
  }

  private String parts(MatchResult m) {
    return PART.matcher(m.group())
        .replaceAll(part -> numbers.number(part.group(1)) + " point " + second(part.group(2)));
  }

  private String second(String written) {
    return written.length() == 2 && written.charAt(0) == '0'
        ? "oh " + numbers.digits(written.substring(1))
        : written.charAt(0) == '0' ? numbers.digits(written) : numbers.number(written);
  }
}
