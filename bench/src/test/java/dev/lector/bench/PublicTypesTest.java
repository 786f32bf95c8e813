package dev.lector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package is a room with a small public face: what nobody else uses is not part of it. */
class PublicTypesTest {
  /** For the Kafka Streams programs of others, as the official client names it. */
  private static final Set<String> FOR_OTHERS = Set.of("dev.lector.serde.SpecificAvroSerde");

  /** Logback makes these by their names, which its configuration has. */
  private static final Set<String> BY_NAME = Set.of("dev.lector.telemetry.AuditFile");

  @Test
  void noTypeIsPublicWithoutAUseOutsideItsPackage() throws IOException {
    JavaClasses all = new ClassFileImporter().importPaths(classes());
    Set<String> providers = providers();

    assertThat(all.stream().filter(type -> type.getPackageName().equals("dev.lector.bridge")))
        .as("what this test looks at")
        .isNotEmpty();
    assertThat(
            all.stream()
                .filter(PublicTypesTest::isOfMain)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getEnclosingClass().map(JavaClass::isInterface).orElse(false))
                .filter(
                    type ->
                        !isForOthers(type)
                            && !providers.contains(type.getName())
                            && !BY_NAME.contains(type.getName()))
                .filter(type -> !isUsedElsewhere(type) && !isInASignature(type))
                .map(JavaClass::getName)
                .sorted())
        .as("public types that only their own package uses: make them package-private")
        .isEmpty();
  }

  /** Main and test classes of all modules: what tests use stays as public as they need it. */
  private static List<Path> classes() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .flatMap(
              module ->
                  Stream.of("classes", "test-classes")
                      .map(kind -> module.resolve("target").resolve(kind)))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  /** What {@code ServiceLoader} makes. */
  private static Set<String> providers() throws IOException {
    Set<String> providers = new HashSet<>();
    for (Path classes : classes()) {
      Path services = classes.resolve("META-INF/services");
      if (Files.isDirectory(services)) {
        try (Stream<Path> files = Files.list(services)) {
          for (Path file : files.toList()) {
            providers.addAll(Files.readAllLines(file));
          }
        }
      }
    }
    return providers;
  }

  private static boolean isOfMain(JavaClass type) {
    return type.getSource()
        .map(source -> source.getUri().getPath().contains("/target/classes/"))
        .orElse(false);
  }

  /** Whether somebody else starts, makes or catches it, by its name or from outside. */
  private static boolean isForOthers(JavaClass type) {
    return FOR_OTHERS.contains(type.getName())
        || type.getPackageName().equals("dev.lector.events")
        || type.isAssignableTo(Throwable.class)
        || type.tryGetMethod("main", String[].class).isPresent()
        || type.getAllRawInterfaces().stream()
            .anyMatch(
                of ->
                    of.getPackageName().startsWith("org.apache.kafka.streams")
                        || of.getPackageName().startsWith("org.rocksdb"));
  }

  private static boolean isUsedElsewhere(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .map(Dependency::getOriginClass)
        .anyMatch(user -> !user.getPackageName().equals(type.getPackageName()));
  }

  /** Whether it is a parameter or result of what another public type lets others call. */
  private static boolean isInASignature(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .map(Dependency::getOriginClass)
        .distinct()
        .filter(user -> !user.equals(type) && user.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(user -> user.getCodeUnits().stream())
        .filter(code -> code.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(PublicTypesTest::signature)
        .anyMatch(part -> part.getAllInvolvedRawTypes().contains(type));
  }

  private static Stream<JavaType> signature(JavaCodeUnit code) {
    Stream<JavaType> parameters = code.getParameterTypes().stream();
    return code instanceof JavaMethod method
        ? Stream.concat(parameters, Stream.of(method.getReturnType()))
        : parameters;
  }
}
