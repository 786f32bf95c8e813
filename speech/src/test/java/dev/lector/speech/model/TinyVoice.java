package dev.lector.speech.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the smallest voice in the Piper format: an ONNX graph that hums each id for {@value
 * #SAMPLES_PER_ID} samples, in the shape of older exports ({@code output} of rank 4, no {@code
 * output_lengths}). Either for one nameless speaker, whose graph also reckons the one frame of each
 * id, or for four of whom only the first one speaks: the others give what is not a number, silence,
 * and more than any memory.
 *
 * <p>The graph is protobuf, written by hand: field numbers as in {@code onnx.proto}.
 */
public final class TinyVoice {
  public static final int SAMPLES_PER_ID = 800;

  private static final float LOUDNESS = 0.005f;
  private static final long MORE_THAN_ANY_MEMORY = 1L << 54;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private TinyVoice() {}

  /** Writes {@code NAME.onnx} and {@code NAME.onnx.json} for one nameless speaker. */
  public static void single(Path directory, String name) throws IOException {
    Message graph =
        new Message()
            .message(5, tensor("gain", FLOAT, floats(LOUDNESS), 1))
            .message(5, tensor("repeat", INT64, longs(SAMPLES_PER_ID), 1))
            .message(5, tensor("nought", FLOAT, floats(0), 1))
            .message(5, tensor("half", FLOAT, floats(0.5f), 1));
    withHum(graph)
        .message(1, node("Mul", "noughts", "ids", "nought"))
        .message(1, node("Add", "halves", "noughts", "half"))
        .message(1, node("Ceil", "w_ceil", "halves"));
    write(directory, name, graph, ", \"hop_length\": " + SAMPLES_PER_ID);
  }

  /**
   * Writes the same for the speakers {@code good}, {@code nan}, {@code silent} and {@code huge}.
   */
  public static void several(Path directory, String name) throws IOException {
    Message graph =
        new Message()
            .message(5, tensor("gains", FLOAT, floats(LOUDNESS, Float.NaN, 0, LOUDNESS), 4))
            .message(
                5,
                tensor(
                    "repeats",
                    INT64,
                    longs(SAMPLES_PER_ID, SAMPLES_PER_ID, SAMPLES_PER_ID, MORE_THAN_ANY_MEMORY),
                    4))
            .message(1, node("Gather", "gain", "gains", "sid"))
            .message(1, node("Gather", "repeat", "repeats", "sid"))
            .message(11, value("sid", INT64, 1));
    write(
        directory,
        name,
        withHum(graph),
        ", \"num_speakers\": 4, \"speaker_id_map\": {\"good\": 0, \"nan\": 1, \"silent\": 2,"
            + " \"huge\": 3}");
  }

  private static Message withHum(Message graph) {
    return graph
        .text(2, "tiny")
        .message(5, tensor("one", INT64, longs(1), 1))
        .message(5, tensor("shape", INT64, longs(1, 1, 1, -1), 4))
        .message(1, node("Cast", "ids", "input").message(5, attribute("to", FLOAT)))
        .message(1, node("Mul", "loud", "ids", "gain"))
        .message(1, node("Concat", "size", "repeat", "one").message(5, attribute("axis", 0)))
        .message(1, node("ConstantOfShape", "silence", "size"))
        .message(1, node("Add", "hum", "silence", "loud"))
        .message(1, node("Reshape", "output", "hum", "shape"))
        .message(11, value("input", INT64, 1, -1))
        .message(11, value("input_lengths", INT64, 1))
        .message(11, value("scales", FLOAT, 3))
        .message(12, value("output", FLOAT, 1, 1, 1, -1));
  }

  private static void write(Path directory, String name, Message graph, String speakers)
      throws IOException {
    Message model =
        new Message().number(1, 8).message(8, new Message().number(2, 13)).message(7, graph);
    Files.createDirectories(directory);
    Files.write(directory.resolve(name + ".onnx"), model.toBytes());
    StringBuilder symbols = new StringBuilder("\"_\": [0], \"^\": [1], \"$\": [2], \".\": [3]");
    for (char letter = 'a'; letter <= 'z'; letter++) {
      symbols.append(", \"").append(letter).append("\": [").append(10 + letter - 'a').append(']');
    }
    Files.writeString(
        directory.resolve(name + ".onnx.json"),
        "{\"audio\": {\"sample_rate\": 16000}, \"phoneme_id_map\": {"
            + symbols
            + "}"
            + speakers
            + "}");
  }

  private static Message node(String operator, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  private static Message attribute(String name, long value) {
    return new Message().text(1, name).number(3, value).number(20, 2);
  }

  private static Message tensor(String name, int type, byte[] data, long size) {
    return new Message().number(1, size).number(2, type).text(8, name).bytes(9, data);
  }

  private static Message value(String name, int type, long... sizes) {
    Message shape = new Message();
    for (long size : sizes) {
      shape.message(1, size < 0 ? new Message().text(2, "n") : new Message().number(1, size));
    }
    Message tensor = new Message().number(1, type).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  private static byte[] floats(float... values) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return data.array();
  }

  private static byte[] longs(long... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return data.array();
  }

  /** A protobuf message being written. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.toBytes());
    }

    Message bytes(int field, byte[] value) {
      varint(((long) field << 3) | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    byte[] toBytes() {
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
  }
}
