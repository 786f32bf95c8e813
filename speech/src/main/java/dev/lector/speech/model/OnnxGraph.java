package dev.lector.speech.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an ONNX graph takes, gives and does, read from its file without opening it. Format: {@code
 * ModelProto} of {@code onnx.proto} in protobuf's wire format; the weights are passed over.
 *
 * @param inputs names of what it takes, without weights
 * @param outputs names of what it gives
 * @param nodes its operators, in order
 */
public record OnnxGraph(Set<String> inputs, Set<String> outputs, List<Node> nodes) {
  // Field numbers of onnx.proto.
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_OPERATOR = 4;
  private static final int VALUE_NAME = 1;
  private static final int TENSOR_NAME = 8;

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  /**
   * One operator.
   *
   * @param operator its type, {@code Ceil}
   * @param outputs names of the tensors it gives
   */
  public record Node(String operator, List<String> outputs) {
    /** Keeps an unmodifiable copy. */
    public Node {
      outputs = List.copyOf(outputs);
    }
  }

  /** Keeps unmodifiable copies. */
  public OnnxGraph {
    inputs = Set.copyOf(inputs);
    outputs = Set.copyOf(outputs);
    nodes = List.copyOf(nodes);
  }

  /**
   * Reads a graph.
   *
   * @param model the file; its position does not change
   * @throws IOException when it is not a model
   */
  static OnnxGraph read(ByteBuffer model) throws IOException {
    Set<String> inputs = new LinkedHashSet<>();
    Set<String> weights = new LinkedHashSet<>();
    Set<String> outputs = new LinkedHashSet<>();
    List<Node> nodes = new ArrayList<>();
    try {
      Fields fields = new Fields(model.duplicate());
      while (fields.next()) {
        if (fields.number == MODEL_GRAPH) {
          Fields graph = fields.message();
          while (graph.next()) {
            switch (graph.number) {
              case GRAPH_NODE -> nodes.add(node(graph.message()));
              case GRAPH_INITIALIZER -> weights.add(name(graph.message(), TENSOR_NAME));
              case GRAPH_INPUT -> inputs.add(name(graph.message(), VALUE_NAME));
              case GRAPH_OUTPUT -> outputs.add(name(graph.message(), VALUE_NAME));
              default -> {}
            }
          }
        }
      }
    } catch (IllegalArgumentException | BufferUnderflowException | ArithmeticException e) {
      throw new IOException("it is no ONNX model", e);
    }
    if (nodes.isEmpty()) {
      throw new IOException("it is no ONNX model: it has no graph");
    }
    // Older exports name their weights among the inputs.
    inputs.removeAll(weights);
    return new OnnxGraph(inputs, outputs, nodes);
  }

  /**
   * What makes tensors outputs of a graph when it follows the model's bytes: parsers of protobuf
   * merge a message field that comes twice, and add what is in its lists.
   */
  static byte[] exposing(List<String> tensors) {
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    for (String tensor : tensors) {
      byte[] name = tensor.getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream value = new ByteArrayOutputStream();
      write(value, VALUE_NAME, name);
      write(graph, GRAPH_OUTPUT, value.toByteArray());
    }
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    write(model, MODEL_GRAPH, graph.toByteArray());
    return model.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, int field, byte[] value) {
    varint(out, (field << 3) | BYTES);
    varint(out, value.length);
    out.writeBytes(value);
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int left = value;
    while ((left & ~0x7F) != 0) {
      out.write((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }

  private static Node node(Fields fields) {
    String operator = "";
    List<String> outputs = new ArrayList<>();
    while (fields.next()) {
      if (fields.number == NODE_OPERATOR) {
        operator = fields.text();
      } else if (fields.number == NODE_OUTPUT) {
        outputs.add(fields.text());
      }
    }
    return new Node(operator, outputs);
  }

  private static String name(Fields fields, int number) {
    while (fields.next()) {
      if (fields.number == number) {
        return fields.text();
      }
    }
    return "";
  }

  /** The fields of one message, one after the other. */
  private static final class Fields {
    private final ByteBuffer in;
    private int number;
    private ByteBuffer value = ByteBuffer.allocate(0);

    Fields(ByteBuffer in) {
      this.in = in;
    }

    boolean next() {
      if (!in.hasRemaining()) {
        return false;
      }
      long tag = varint();
      number = Math.toIntExact(tag >>> 3);
      int length =
          switch ((int) (tag & 7)) {
            case VARINT -> {
              varint();
              yield 0;
            }
            case FIXED_64 -> Long.BYTES;
            case FIXED_32 -> Integer.BYTES;
            case BYTES -> Math.toIntExact(varint());
            default -> throw new IllegalArgumentException("no such wire type");
          };
      if (length < 0 || length > in.remaining()) {
        throw new IllegalArgumentException("a field is longer than its message");
      }
      value = in.slice(in.position(), length);
      in.position(in.position() + length);
      return true;
    }

    Fields message() {
      return new Fields(value);
    }

    String text() {
      return StandardCharsets.UTF_8.decode(value).toString();
    }

    private long varint() {
      long result = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        byte b = in.get();
        result |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          return result;
        }
      }
      throw new IllegalArgumentException("a number is too long");
    }
  }
}
