package dev.lector.serde;

import dev.lector.registry.BoundedCache;
import dev.lector.registry.SchemaRegistryClient;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A reader for every writer's schema met so far. */
final class EventReaders<T extends SpecificRecord> {

  private static final int CAPACITY = 1_000;

  private final SchemaRegistryClient registry;
  private final @Nullable Class<T> type;
  private final BoundedCache<Integer, EventReader<T>> readers = new BoundedCache<>(CAPACITY);

  EventReaders(SchemaRegistryClient registry, @Nullable Class<T> type) {
    this.registry = registry;
    this.type = type;
  }

  EventReader<T> of(int schemaId) {
    return readers.get(schemaId, this::make);
  }

  private EventReader<T> make(int schemaId) {
    Schema writer = registry.fetchById(schemaId);
    if (writer.getType() != Schema.Type.RECORD) {
      throw new UndecodableRecordException(
          "Schema " + schemaId + " is a " + writer.getType().getName() + ", not an event");
    }
    Class<T> target = type == null ? named(writer) : type;
    SpecificData model = SpecificData.getForClass(target);
    Schema reader = model.getSchema(target);
    if (!reader.getFullName().equals(writer.getFullName())) {
      throw new UndecodableRecordException(
          "Schema " + schemaId + " is " + writer.getFullName() + ", not " + reader.getFullName());
    }
    return new EventReader<>(writer, reader, model);
  }

  @SuppressWarnings("unchecked") // T is what the caller says, as with every Kafka deserializer.
  private static <T> Class<T> named(Schema writer) {
    Class<?> type = loaded(writer.getFullName());
    if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
      throw new UndecodableRecordException("No event here is called " + writer.getFullName());
    }
    return (Class<T>) type;
  }

  /** Does not initialise the class: the name may be a stranger's. */
  static @Nullable Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, EventReaders.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
