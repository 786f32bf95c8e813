package dev.lector.telemetry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Trace contexts in headers, as W3C writes them. Anybody may have written what is read: a {@code
 * traceparent} that breaks the format or comes twice counts as none, and so does a {@code
 * tracestate} that is longer than everybody has to pass on.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
public final class TraceHeaders {
  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  /** Version 00 has 55; later ones may append. */
  private static final int LONGEST_PARENT = 128;

  private static final int LONGEST_STATE = 512;

  private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();

  private TraceHeaders() {}

  /**
   * Reads the context of a call.
   *
   * @param values of a header by its name, none or several
   * @return the root context when there is no sound one
   */
  public static Context read(Function<String, List<String>> values) {
    return FORMAT.extract(Context.root(), values, new OfCall());
  }

  /**
   * Reads the context of a record.
   *
   * @return the root context when there is no sound one
   */
  public static Context read(Headers headers) {
    return FORMAT.extract(Context.root(), headers, new OfRecord());
  }

  /**
   * Puts a context on a record, in place of what was there.
   *
   * @param headers of the record
   */
  public static void write(Context context, Headers headers) {
    headers.remove(PARENT).remove(STATE);
    FORMAT.inject(context, headers, TraceHeaders::add);
  }

  private static void add(@Nullable Headers headers, String name, String value) {
    if (headers != null) {
      headers.add(name, value.getBytes(ISO_8859_1));
    }
  }

  private static int longest(String name) {
    return name.equals(PARENT) ? LONGEST_PARENT : LONGEST_STATE;
  }

  private static final class OfCall implements TextMapGetter<Function<String, List<String>>> {
    @Override
    public Iterable<String> keys(Function<String, List<String>> values) {
      return List.of(PARENT, STATE);
    }

    @Override
    public @Nullable String get(@Nullable Function<String, List<String>> values, String name) {
      List<String> found = values == null ? List.of() : values.apply(name);
      if (found.isEmpty() || (name.equals(PARENT) && found.size() > 1)) {
        return null;
      }
      long length = found.stream().mapToLong(String::length).sum() + found.size() - 1;
      return length > longest(name) ? null : String.join(",", found);
    }
  }

  private static final class OfRecord implements TextMapGetter<Headers> {
    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of(PARENT, STATE);
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      Header last = headers == null ? null : headers.lastHeader(name);
      byte @Nullable [] value = last == null ? null : last.value();
      return value == null || value.length > longest(name) ? null : new String(value, ISO_8859_1);
    }
  }
}
