package dev.lector.speech.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A protobuf message being written, and the parts of small ONNX graphs: field numbers as in {@code
 * onnx.proto}.
 */
public final class GraphMessage {
  public static final int FLOAT = 1;
  public static final int INT32 = 6;
  public static final int INT64 = 7;
  public static final int FLOAT16 = 10;
  public static final int DOUBLE = 11;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public GraphMessage number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  public GraphMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public GraphMessage message(int field, GraphMessage value) {
    return bytes(field, value.toBytes());
  }

  public GraphMessage bytes(int field, byte[] value) {
    varint(((long) field << 3) | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  /** A model of a graph. */
  public static GraphMessage model(GraphMessage graph) {
    return new GraphMessage()
        .number(1, 8)
        .message(8, new GraphMessage().number(2, 13))
        .message(7, graph);
  }

  public static GraphMessage node(String operator, String output, String... inputs) {
    GraphMessage node = new GraphMessage();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  public static GraphMessage attribute(String name, long value) {
    return new GraphMessage().text(1, name).number(3, value).number(20, 2);
  }

  public static GraphMessage tensor(String name, int type, byte[] data, long size) {
    return new GraphMessage().number(1, size).number(2, type).text(8, name).bytes(9, data);
  }

  public static GraphMessage value(String name, int type, long... sizes) {
    GraphMessage shape = new GraphMessage();
    for (long size : sizes) {
      shape.message(
          1, size < 0 ? new GraphMessage().text(2, "n") : new GraphMessage().number(1, size));
    }
    GraphMessage tensor = new GraphMessage().number(1, type).message(2, shape);
    return new GraphMessage().text(1, name).message(2, new GraphMessage().message(1, tensor));
  }

  public static byte[] floats(float... values) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return data.array();
  }

  public static byte[] longs(long... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return data.array();
  }
}
