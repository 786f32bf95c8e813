package dev.lector.headers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Header values in the encodings Spring Kafka uses: UTF-8 text and big-endian integers. */
final class HeaderValues {

  private HeaderValues() {}

  /** Replaces: a record forwarded with its old headers must not carry two answers. */
  static void put(Headers headers, String name, byte[] value) {
    headers.remove(name).add(name, value);
  }

  static void put(Headers headers, String name, String value) {
    put(headers, name, value.getBytes(StandardCharsets.UTF_8));
  }

  static void put(Headers headers, String name, int value) {
    put(headers, name, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  static void put(Headers headers, String name, long value) {
    put(headers, name, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  static byte @Nullable [] bytes(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : header.value();
  }

  static @Nullable String text(Headers headers, String name) {
    byte[] value = bytes(headers, name);
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  /** Null when absent or not four bytes. */
  static @Nullable Integer integer(Headers headers, String name) {
    byte[] value = bytes(headers, name);
    return value == null || value.length != Integer.BYTES ? null : ByteBuffer.wrap(value).getInt();
  }

  /** Null when absent or not eight bytes. */
  static @Nullable Long longInteger(Headers headers, String name) {
    byte[] value = bytes(headers, name);
    return value == null || value.length != Long.BYTES ? null : ByteBuffer.wrap(value).getLong();
  }
}
