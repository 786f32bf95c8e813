package dev.lector.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did what, for operators: a JSON object a line, apart from the log ({@code LECTOR_LOG_AUDIT}).
 * What comes from outside is cut to {@value #LONGEST} characters, and all but printable ASCII is
 * escaped, so that nobody can forge a line.
 */
public final class AuditLog {
  /** The logger of the lines. */
  public static final String LOGGER = "lector.audit";

  /** Of a value, characters. */
  static final int LONGEST = 200;

  private static final Logger LINES = LoggerFactory.getLogger(LOGGER);
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final InstantSource clock;

  /**
   * @param clock dates the lines
   */
  public AuditLog(InstantSource clock) {
    this.clock = clock;
  }

  /** How an action ended. */
  public enum Outcome {
    /** It was done, or its effect will come. */
    DONE,
    /** It was not allowed, or there was nothing to do it to. */
    REFUSED,
    /** It was not done, and nobody was to blame who asked. */
    FAILED,
    /** Who asked left before the answer. */
    UNKNOWN
  }

  /**
   * Writes a line.
   *
   * @param action what was asked for
   * @param fields who, to what, from where, by name, in order; empty values are left out
   */
  public void write(String action, Outcome outcome, Map<String, String> fields) {
    LINES.info("{}", line(action, outcome, fields));
  }

  /**
   * Writes a line of what a user of this machine does by a command.
   *
   * @param command as it is given
   * @param id what it is done to
   */
  public void command(String command, Outcome outcome, String id) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("user", System.getProperty("user.name", ""));
    fields.put("id", id);
    write(command, outcome, fields);
  }

  private String line(String action, Outcome outcome, Map<String, String> fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeStringField("audit", action);
      json.writeStringField("outcome", outcome.name().toLowerCase(Locale.ROOT));
      for (Map.Entry<String, String> field : fields.entrySet()) {
        String value = field.getValue();
        if (!value.isEmpty()) {
          json.writeStringField(
              field.getKey(), value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
        }
      }
      json.writeEndObject();
    } catch (IOException e) { // A StringWriter throws none.
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
