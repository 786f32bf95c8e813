package dev.lector.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What Lector asks of a schema registry. Safe for use by many threads.
 *
 * <p>Every method may throw {@link RegistryUnavailableException} (try again later) and {@link
 * RegistryRefusedException} (the answer is no); the methods name only the special kinds of the
 * latter.
 */
public interface SchemaRegistryClient extends AutoCloseable {

  /**
   * Registers a schema under a subject. Registering the same one again is harmless.
   *
   * @param subject for example {@code speech.requests-value}
   * @param schema what to register, properties for Java included, if it has any
   * @return its id
   * @throws IncompatibleSchemaException when the subject's compatibility forbids it
   */
  int register(String subject, Schema schema);

  /**
   * Finds a schema under a subject without registering it.
   *
   * @param subject where to look
   * @param schema what to look for
   * @return id and version
   * @throws NotRegisteredException when it is not there
   */
  RegisteredSchema lookup(String subject, Schema schema);

  /**
   * Fetches the schema that records with this id were written with.
   *
   * @param id from a record's first bytes
   * @return the schema
   * @throws NotRegisteredException when there is no such id
   */
  Schema fetchById(int id);

  /**
   * The newest version of a subject, as of now.
   *
   * @param subject where to look
   * @return the version with the highest number
   * @throws NotRegisteredException when there is no such subject
   */
  RegisteredSchema latest(String subject);

  /**
   * The version numbers of a subject.
   *
   * @param subject where to look
   * @return ascending; empty when there is no such subject
   */
  List<Integer> versions(String subject);

  /**
   * Asks whether a schema might be registered, without registering it.
   *
   * @param subject where it would go
   * @param schema what would be registered
   * @return whether the registry finds it compatible with the latest version
   * @throws NotRegisteredException when there is no such subject
   */
  boolean isCompatible(String subject, Schema schema);

  /**
   * The compatibility of one subject.
   *
   * @param subject where to look
   * @return the subject's own level; when it has none, nothing (Confluent) or the registry's global
   *     level (Apicurio)
   */
  Optional<Compatibility> compatibility(String subject);

  /**
   * Sets the compatibility of one subject.
   *
   * @param subject which
   * @param level what new versions must keep
   */
  void setCompatibility(String subject, Compatibility level);

  /** Lets connections go. */
  @Override
  void close();
}
