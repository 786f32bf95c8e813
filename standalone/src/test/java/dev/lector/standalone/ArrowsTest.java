package dev.lector.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the modules are those that CONTRIBUTING.md draws, no more and no fewer. */
class ArrowsTest {
  private static final Pattern LINE = Pattern.compile("([a-z/-]+) {2,}(.*)");

  @Test
  void theModulesAreConnectedAsThePictureShows() throws IOException {
    Map<String, String> drawn = drawn();
    Map<String, Set<String>> found = found(homes());

    assertThat(drawn).containsKeys(found.keySet().toArray(String[]::new));
    for (Map.Entry<String, Set<String>> module : found.entrySet()) {
      String arrows = drawn.get(module.getKey());
      if (!"everything".equals(arrows)) {
        assertThat(String.join(", ", module.getValue()))
            .as("what %s knows; the picture is in CONTRIBUTING.md", module.getKey())
            .isEqualTo(arrows);
      }
    }
  }

  /** To each module of the picture the modules that it points to, sorted, with commas. */
  private static Map<String, String> drawn() throws IOException {
    String page = Files.readString(Path.of("../CONTRIBUTING.md"));
    String section = page.substring(page.indexOf("\n## Modules\n"));
    int picture = section.indexOf("```\n") + 4;
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    StringBuilder current = new StringBuilder();
    for (String line :
        section.substring(picture, section.indexOf("```", picture)).split("\n", -1)) {
      Matcher first = LINE.matcher(line);
      if (first.matches()) {
        current = new StringBuilder(first.group(2));
        lines.put(first.group(1), current);
      } else {
        current.append(line);
      }
    }
    Map<String, String> drawn = new TreeMap<>();
    lines.forEach((module, text) -> drawn.put(module, arrows(text.toString())));
    return drawn;
  }

  private static String arrows(String text) {
    int arrow = text.indexOf("->");
    return arrow < 0
        ? ""
        : String.join(
            ", ", new TreeSet<>(Set.of(text.substring(arrow + 2).strip().split(",\\s*", -1))));
  }

  /** The modules in which packages are at home, by the packages' names below {@code dev.lector}. */
  private static Map<String, String> homes() throws IOException {
    Map<String, String> homes = new HashMap<>();
    homes.put("events", "schemas"); // generated
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path sources :
          modules
              .map(module -> module.resolve("src/main/java/dev/lector"))
              .filter(Files::isDirectory)
              .toList()) {
        String module = sources.getName(1).toString();
        try (Stream<Path> packages = Files.list(sources)) {
          packages.forEach(one -> homes.put(one.getFileName().toString(), module));
        }
      }
    }
    return homes;
  }

  private static Map<String, Set<String>> found(Map<String, String> homes) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.lector")) {
      Set<String> known = found.computeIfAbsent(module(type, homes), _ -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith("dev.lector.")) {
          known.add(module(target, homes));
        }
      }
    }
    found.forEach((module, known) -> known.remove(module));
    return found;
  }

  private static String module(JavaClass type, Map<String, String> homes) {
    return homes.getOrDefault(type.getPackageName().split("\\.", -1)[2], type.getPackageName());
  }
}
