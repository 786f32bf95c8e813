package dev.lector.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/**
 * A registry in this JVM's memory, for {@code mock://scope} URLs: every client of a scope sees the
 * same subjects. Keeps what a real one keeps, compatibility included; only nothing survives.
 */
public final class MockSchemaRegistry implements SchemaRegistryClient {

  /** Shared by definition: the scope is all that two clients of a mock registry have in common. */
  private static final Map<String, MockSchemaRegistry> SCOPES = new ConcurrentHashMap<>();

  /** What a Confluent registry does unless told otherwise. */
  private static final Compatibility GLOBAL_LEVEL = Compatibility.BACKWARD;

  private final Map<Schema, Integer> ids = new LinkedHashMap<>();
  private final Map<Integer, Schema> byId = new HashMap<>();
  private final Map<String, List<Schema>> subjects = new HashMap<>();
  private final Map<String, Compatibility> levels = new HashMap<>();

  /** Makes an empty registry that belongs to no scope. */
  public MockSchemaRegistry() {}

  static MockSchemaRegistry ofScope(String scope) {
    return SCOPES.computeIfAbsent(scope, name -> new MockSchemaRegistry());
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    List<Schema> versions = subjects.getOrDefault(subject, List.of());
    if (!versions.contains(schema)) {
      violation(subject, versions, schema)
          .ifPresent(
              reason -> {
                throw new IncompatibleSchemaException(
                    "Subject " + subject + " takes no such version. " + reason);
              });
      subjects.computeIfAbsent(subject, name -> new ArrayList<>()).add(schema);
    }
    int id = ids.computeIfAbsent(schema, s -> ids.size() + 1);
    byId.put(id, schema);
    return id;
  }

  @Override
  public synchronized RegisteredSchema lookup(String subject, Schema schema) {
    int index = known(subject).indexOf(schema);
    if (index < 0) {
      throw new NotRegisteredException(
          "Subject " + subject + " has no version like this: " + schema.getFullName());
    }
    return version(subject, index);
  }

  @Override
  public synchronized Schema fetchById(int id) {
    Schema schema = byId.get(id);
    if (schema == null) {
      throw new NotRegisteredException("No schema has the id " + id);
    }
    return schema;
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    return version(subject, known(subject).size() - 1);
  }

  @Override
  public synchronized List<Integer> versions(String subject) {
    int count = subjects.getOrDefault(subject, List.of()).size();
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  @Override
  public synchronized boolean isCompatible(String subject, Schema schema) {
    return violation(subject, known(subject), schema).isEmpty();
  }

  @Override
  public synchronized Optional<Compatibility> compatibility(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  @Override
  public synchronized void setCompatibility(String subject, Compatibility level) {
    levels.put(subject, level);
  }

  /** Does nothing: the scope outlives its clients. */
  @Override
  public void close() {}

  private List<Schema> known(String subject) {
    List<Schema> versions = subjects.get(subject);
    if (versions == null) {
      throw new NotRegisteredException("No such subject: " + subject);
    }
    return versions;
  }

  private RegisteredSchema version(String subject, int index) {
    Schema schema = known(subject).get(index);
    Integer id = ids.get(schema);
    if (id == null) {
      throw new IllegalStateException("A version without an id: " + subject);
    }
    return new RegisteredSchema(subject, index + 1, id, schema);
  }

  private Optional<String> violation(String subject, List<Schema> versions, Schema schema) {
    return levels.getOrDefault(subject, GLOBAL_LEVEL).violation(versions, schema);
  }
}
