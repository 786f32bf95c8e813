package dev.lector.standalone.e2e;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.slf4j.LoggerFactory;

/** What the broker in this JVM has allowed and denied, from the log of its authorizer. */
final class AuthorizerLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final Pattern DECISION =
      Pattern.compile(
          "Principal = User:(?<who>\\S+) is (?<decision>Allowed|Denied) operation = (?<operation>\\S+)"
              + " from host = \\S+ on resource = (?<resource>\\S+) for request = (?<request>\\S+) .*");

  /** A decision of the authorizer; each kind once. */
  record Decision(String principal, String operation, String resource, String request) {
    private boolean restsOn(AclTable.Row row, AclOperation allowed) {
      String name = resource.substring(resource.lastIndexOf(':') + 1);
      boolean matches =
          switch (row.resource().patternType()) {
            case PREFIXED -> name.startsWith(row.resource().name());
            default -> name.equals(row.resource().name());
          };
      return matches
          && principal.equals(row.principal())
          && resource
              .toUpperCase(Locale.ROOT)
              .replace("_", "")
              .startsWith(row.resource().resourceType().name().replace("_", ""))
          && operation.equals(allowed.name());
    }
  }

  private final Logger logger = (Logger) LoggerFactory.getLogger("kafka.authorizer.logger");
  private final boolean additive = logger.isAdditive();
  private final Set<Decision> denied = ConcurrentHashMap.newKeySet();
  private final Set<Decision> allowed = ConcurrentHashMap.newKeySet();

  AuthorizerLog() {
    setContext(logger.getLoggerContext());
    start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    Matcher decision = DECISION.matcher(event.getFormattedMessage());
    if (decision.matches()) {
      (decision.group("decision").equals("Allowed") ? allowed : denied)
          .add(
              new Decision(
                  decision.group("who"),
                  decision.group("operation"),
                  decision.group("resource"),
                  decision.group("request")));
    }
  }

  Set<Decision> denied() {
    return Set.copyOf(denied);
  }

  Set<Decision> allowed() {
    return Set.copyOf(allowed);
  }

  /** Whether something was allowed by this row of the documentation. */
  boolean hasAllowed(AclTable.Row row, AclOperation operation) {
    return allowed.stream().anyMatch(decision -> decision.restsOn(row, operation));
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setAdditive(additive);
    logger.setLevel(null);
    stop();
  }
}
