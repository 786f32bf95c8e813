package dev.lector.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a package's door says it does not know, it does not know. */
class PackageDoorsTest {
  /** A sentence that says what a package knows nothing of, or nothing else than. */
  private static final Pattern CLAIM =
      Pattern.compile(
          "(?i)[^.;:]*\\b(knows? nothing|knows?\\b[^.]*\\bonly\\b|\\bby[^.]*\\balone: no\\b)[^.]*");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  private static final String KAFKA = "org.apache.kafka..";
  private static final String STORE = "dev.lector.audio..";
  private static final String[] CONTRACTS = {
    "dev.lector.events..", "dev.lector.topics..", "dev.lector.serde..", "dev.lector.headers.."
  };

  /** What the packages with such a sentence may not depend on. */
  private static final Map<String, DescribedPredicate<JavaClass>> CLAIMS =
      Map.of(
          "dev.lector.bridge.http",
              resideInAnyPackage(CONTRACTS)
                  .or(othersThan("dev.lector.bridge", "http", "auth"))
                  .or(resideInAnyPackage(KAFKA, "dev.lector.speech..")),
          "dev.lector.http", othersThan("dev.lector", "http", "http.tls"),
          "dev.lector.telemetry",
              others("dev.lector.telemetry")
                  .or(
                      describe(
                          "are Kafka's and no records or headers",
                          type ->
                              type.getPackageName().startsWith("org.apache.kafka.")
                                  && !type.getPackageName().equals("org.apache.kafka.common.header")
                                  && !type.getSimpleName().equals("ProducerRecord"))),
          "dev.lector.speech.model",
              resideInAnyPackage(CONTRACTS)
                  .or(
                      resideInAnyPackage(
                          "dev.lector.speech.text..", "dev.lector.speech.synthesis..", STORE)),
          "dev.lector.speech.audio", others("dev.lector.speech.audio"),
          "dev.lector.speech.batch", others("dev.lector.speech.batch"),
          "dev.lector.speech.ffmpeg",
              describe(
                  "are Lector's, and outside of it and of audio",
                  type ->
                      type.getPackageName().startsWith("dev.lector.")
                          && !type.getPackageName().equals("dev.lector.speech.ffmpeg")
                          && !type.getPackageName().equals("dev.lector.speech.audio")),
          "dev.lector.speech.synthesis", resideInAnyPackage(KAFKA, STORE),
          "dev.lector.standalone.narrate",
              resideInAnyPackage(CONTRACTS)
                  .or(
                      describe(
                          "are the audio store's and read no bodies at a pace",
                          type ->
                              (type.getPackageName() + ".").startsWith("dev.lector.audio.")
                                  && !type.getSimpleName().startsWith("Pace")))
                  .or(
                      resideInAnyPackage(
                          KAFKA,
                          "dev.lector.bridge..",
                          "dev.lector.tts..",
                          "dev.lector.ledger..",
                          "dev.lector.standalone.local..",
                          "dev.lector.standalone.broker..")),
          "dev.lector.standalone.read",
              resideInAnyPackage(KAFKA, STORE, "dev.lector.standalone.broker.."));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.lector");

  @Test
  void everyClaimHasItsRule() throws IOException {
    assertThat(claims()).containsOnlyKeys(CLAIMS.keySet());
  }

  @Test
  void everyRuleHolds() {
    CLAIMS.forEach(
        (name, unknown) ->
            noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat(unknown)
                .because("package-info.java says so")
                .check(CLASSES));
  }

  private static DescribedPredicate<JavaClass> others(String name) {
    return describe(
        "are Lector's and outside " + name,
        type ->
            type.getPackageName().startsWith("dev.lector.") && !type.getPackageName().equals(name));
  }

  private static DescribedPredicate<JavaClass> othersThan(String module, String... names) {
    List<String> known = Stream.of(names).map(name -> module + "." + name).toList();
    return describe(
        "are of " + module + " and not " + known,
        type ->
            (type.getPackageName() + ".").startsWith(module + ".")
                && !known.contains(type.getPackageName()));
  }

  private static Map<String, String> claims() throws IOException {
    Map<String, String> claims = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
      for (Path door :
          files
              .filter(file -> file.endsWith("package-info.java"))
              .filter(file -> file.toString().contains("/src/main/java/"))
              .toList()) {
        String source = Files.readString(door);
        String text =
            source.substring(0, Math.max(0, source.indexOf("*/"))).replaceAll("\\s*\\n \\* ?", " ");
        Matcher name = PACKAGE.matcher(source);
        Matcher claim = CLAIM.matcher(text);
        if (name.find() && claim.find()) {
          claims.put(name.group(1), claim.group().strip());
        }
      }
    }
    return claims;
  }
}
