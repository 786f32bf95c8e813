package dev.lector.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** What a new version of a schema must keep, by the names registries use. */
public enum Compatibility {
  /** Anything may follow anything. */
  NONE(false, false, false),
  /** Readers with the new schema read what the previous version wrote. */
  BACKWARD(true, false, false),
  /** As {@link #BACKWARD}, for every earlier version. */
  BACKWARD_TRANSITIVE(true, false, true),
  /** Readers with the previous version read what the new schema writes. */
  FORWARD(false, true, false),
  /** As {@link #FORWARD}, for every earlier version. */
  FORWARD_TRANSITIVE(false, true, true),
  /** Both directions. */
  FULL(true, true, false),
  /** Both directions, for every earlier version: what Lector's contracts keep. */
  FULL_TRANSITIVE(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean transitive;

  Compatibility(boolean backward, boolean forward, boolean transitive) {
    this.backward = backward;
    this.forward = forward;
    this.transitive = transitive;
  }

  /**
   * Checks a schema against earlier versions by the rules of Avro's schema resolution.
   *
   * @param earlier the versions there are, oldest first
   * @param next the candidate
   * @return what stands against it, or nothing when it may follow
   */
  public Optional<String> violation(List<Schema> earlier, Schema next) {
    int from = transitive ? 0 : Math.max(0, earlier.size() - 1);
    for (int i = from; i < earlier.size(); i++) {
      Schema old = earlier.get(i);
      String version = "version " + (i + 1);
      Optional<String> found =
          backward ? unreadable(next, old, "The new schema", version) : Optional.empty();
      if (found.isEmpty() && forward) {
        found = unreadable(old, next, version, "the new schema");
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> unreadable(
      Schema reader, Schema writer, String readerName, String writerName) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (result.getType() == SchemaCompatibilityType.COMPATIBLE) {
      return Optional.empty();
    }
    return Optional.of(
        readerName
            + " cannot read what "
            + writerName
            + " wrote: "
            + result.getResult().getIncompatibilities());
  }
}
