package dev.lector.standalone.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The ACLs that the documentation tells operators to make, read from its tables. */
final class AclTable {
  private static final Path PAGE = Path.of("..", "docs", "acls.md");
  private static final int CELLS = 5;

  /**
   * A row of a table.
   *
   * @param principal the service, which is also its user
   */
  record Row(String principal, ResourcePattern resource, Set<AclOperation> operations) {
    List<AclBinding> bindings() {
      return operations.stream()
          .map(
              operation ->
                  new AclBinding(
                      resource,
                      new AccessControlEntry(
                          "User:" + principal, "*", operation, AclPermissionType.ALLOW)))
          .toList();
    }
  }

  private AclTable() {}

  static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| principal"))
        .map(AclTable::row)
        .toList();
  }

  private static Row row(String line) {
    String[] cells =
        Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toArray(String[]::new);
    if (cells.length != CELLS) {
      throw new IllegalArgumentException("Not a row of ACLs: " + line);
    }
    String name = cells[2];
    boolean prefix = name.endsWith("*");
    return new Row(
        cells[0],
        new ResourcePattern(
            ResourceType.valueOf(cells[1]),
            prefix ? name.substring(0, name.length() - 1) : name,
            prefix ? PatternType.PREFIXED : PatternType.LITERAL),
        Arrays.stream(cells[3].split(","))
            .map(operation -> AclOperation.valueOf(operation.strip()))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
