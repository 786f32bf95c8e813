package dev.lector.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.standalone.e2e.AclTable.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The script that turns the tables of ACLs into commands. */
@DisabledOnOs(OS.WINDOWS)
class KafkaAclsTest {
  @Test
  void theCommandsGrantEachRowOfTheTablesAndNoOther() throws Exception {
    List<Row> rows = AclTable.rows();
    String[] principals = rows.stream().map(Row::principal).distinct().toArray(String[]::new);

    Set<AclBinding> granted = new HashSet<>();
    run(0, principals).lines().forEach(command -> granted.addAll(granted(command)));

    assertThat(granted)
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().flatMap(row -> row.bindings().stream()).distinct().toList());
  }

  @Test
  void aServiceMayAuthenticateAsAnotherPrincipal() throws Exception {
    assertThat(run(0, "bridge=User:CN=bridge.example.org").lines())
        .isNotEmpty()
        .allMatch(command -> command.contains(" 'User:CN=bridge.example.org' "));
  }

  @Test
  void aRowThatIsNoneIsRefusedByItsName() throws Exception {
    assertThat(run(2, "brigde")).contains("has no row brigde");
  }

  private static List<AclBinding> granted(String command) {
    List<String> words = List.of(command.split(" "));
    assertThat(words).startsWith("$KAFKA_ACLS", "--add", "--allow-principal");
    String principal = words.get(3).replace("'", "");
    List<AclOperation> operations = new ArrayList<>();
    List<ResourcePattern> resources = new ArrayList<>();
    PatternType pattern = PatternType.LITERAL;
    for (int i = 4; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--operation" -> operations.add(operation(words.get(++i)));
        case "--resource-pattern-type" ->
            pattern = PatternType.fromString(words.get(++i).toUpperCase(Locale.ROOT));
        case "--topic" ->
            resources.add(new ResourcePattern(ResourceType.TOPIC, words.get(++i), pattern));
        case "--group" ->
            resources.add(new ResourcePattern(ResourceType.GROUP, words.get(++i), pattern));
        case "--transactional-id" ->
            resources.add(
                new ResourcePattern(ResourceType.TRANSACTIONAL_ID, words.get(++i), pattern));
        case "--cluster" ->
            resources.add(new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", pattern));
        default -> throw new AssertionError("Not an option: " + words.get(i));
      }
    }
    return resources.stream()
        .flatMap(
            resource ->
                operations.stream()
                    .map(
                        operation ->
                            new AclBinding(
                                resource,
                                new AccessControlEntry(
                                    principal, "*", operation, AclPermissionType.ALLOW))))
        .toList();
  }

  /** As kafka-acls.sh reads it: without a word's end in it. */
  private static AclOperation operation(String word) {
    return Stream.of(AclOperation.values())
        .filter(one -> one.name().replace("_", "").equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow();
  }

  private static String run(int code, String... rows) throws Exception {
    List<String> command = new ArrayList<>(List.of("../deploy/kafka-acls"));
    command.addAll(List.of(rows));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(code);
    return said;
  }
}
