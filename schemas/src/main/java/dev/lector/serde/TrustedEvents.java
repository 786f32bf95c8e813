package dev.lector.serde;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that it may load Lector's generated classes. Since 1.12.2 Avro loads no class by the
 * name in a schema unless it is told to, which spares it from strangers' schemas, but also keeps it
 * from building our own events. The alternative is a system property in every JVM that touches one.
 *
 * <p>Avro offers no hook for this. It does ask for logical types, as services, before it parses the
 * first schema, and every generated class begins by parsing its schema: so this comes as a logical
 * type that occurs nowhere.
 */
public final class TrustedEvents implements LogicalTypes.LogicalTypeFactory {

  private static final String EVENTS = "dev.lector.events.";

  /** For Avro, which makes one when its first schema is parsed. */
  public TrustedEvents() {
    ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityPredicate events = type -> type.getName().startsWith(EVENTS);
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, events));
  }

  @Override
  public String getTypeName() {
    return "lector-trusted-events";
  }

  @Override
  public LogicalType fromSchema(Schema schema) {
    return new LogicalType(getTypeName());
  }
}
