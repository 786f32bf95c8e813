package dev.lector.examples.connect;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;

/**
 * Reads Avro in Confluent's wire format for sinks that take values without a schema: a record becomes a map of its
 * fields, a union the value that it has. {@code schema.registry.url} says where the schemas are.
 */
public final class AvroToMapConverter implements Converter {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int HEADER = 5;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private String registry;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    registry = String.valueOf(configs.get("schema.registry.url"));
  }

  @Override
  public SchemaAndValue toConnectData(String topic, byte[] bytes) {
    if (bytes == null) {
      return SchemaAndValue.NULL;
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || header.get() != 0) {
      throw new DataException("A value of " + topic + " is not in Confluent's wire format");
    }
    Schema schema = schemas.computeIfAbsent(header.getInt(), this::fetch);
    try {
      Object value =
          new GenericDatumReader<>(schema)
              .read(null, DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
      return new SchemaAndValue(null, plain(value));
    } catch (IOException | RuntimeException e) {
      throw new DataException("A value of " + topic + " cannot be decoded", e);
    }
  }

  @Override
  public byte[] fromConnectData(String topic, org.apache.kafka.connect.data.Schema schema, Object value) {
    throw new DataException("This converter is for sinks: it only reads");
  }

  private static Object plain(Object value) {
    if (value instanceof IndexedRecord record) {
      Map<String, Object> fields = new LinkedHashMap<>();
      record.getSchema().getFields().forEach(field -> fields.put(field.name(), plain(record.get(field.pos()))));
      return fields;
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(AvroToMapConverter::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(key.toString(), plain(item)));
      return entries;
    }
    return value instanceof CharSequence || value instanceof GenericEnumSymbol ? value.toString() : value;
  }

  /** Connect asks again ({@code errors.retry.timeout}) while the registry is away. */
  private Schema fetch(int id) {
    URI uri = URI.create(registry + "/schemas/ids/" + id);
    try {
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new RetriableException(uri + " answered " + answer.statusCode() + ": " + answer.body());
      }
      return new Schema.Parser().parse(json.readTree(answer.body()).path("schema").textValue());
    } catch (IOException e) {
      throw new RetriableException("The registry does not answer at " + uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableException("Interrupted", e);
    }
  }
}
