package dev.lector.speech.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an ONNX graph takes, gives and does, read from its file without opening it. Format: {@code
 * ModelProto} of {@code onnx.proto} in protobuf's wire format; the weights are passed over.
 *
 * @param inputs names of what it takes, without weights
 * @param outputs names of what it gives
 * @param nodes its operators, in order
 * @param metadata what its exporter wrote down; of what is longer than 64 KiB, nothing
 */
public record OnnxGraph(
    Set<String> inputs, Set<String> outputs, List<Node> nodes, Map<String, String> metadata) {
  // Field numbers of onnx.proto.
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_METADATA = 14;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_OPERATOR = 4;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;
  private static final int VALUE_NAME = 1;
  private static final int TENSOR_NAME = 8;

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  /** No name in a graph is near this long. */
  private static final int LONGEST_NAME = 1 << 16;

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
    metadata = Map.copyOf(metadata);
  }

  /**
   * Reads a graph. Weights are skipped: of a file, or of what a jar has not compressed, hardly more
   * than the operators is read.
   *
   * @param model the file; the caller closes it
   * @throws IOException when it is not a model
   */
  static OnnxGraph read(InputStream model) throws IOException {
    Set<String> inputs = new LinkedHashSet<>();
    Set<String> weights = new LinkedHashSet<>();
    Set<String> outputs = new LinkedHashSet<>();
    List<Node> nodes = new ArrayList<>();
    Map<String, String> metadata = new HashMap<>();
    try {
      Fields fields = Fields.of(model);
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
        } else if (fields.number == MODEL_METADATA) {
          entry(fields.message(), metadata);
        }
      }
    } catch (IllegalArgumentException | EOFException | ArithmeticException e) {
      throw new IOException("it is no ONNX model", e);
    }
    if (nodes.isEmpty()) {
      throw new IOException("it is no ONNX model: it has no graph");
    }
    // Older exports name their weights among the inputs.
    inputs.removeAll(weights);
    return new OnnxGraph(inputs, outputs, nodes, metadata);
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

  private static void entry(Fields fields, Map<String, String> metadata) throws IOException {
    String key = "";
    String value = "";
    while (fields.next()) {
      // Exporters may put whole configurations there.
      boolean brief = fields.length() <= LONGEST_NAME;
      if (brief && fields.number == ENTRY_KEY) {
        key = fields.text();
      } else if (brief && fields.number == ENTRY_VALUE) {
        value = fields.text();
      }
    }
    metadata.put(key, value);
  }

  private static Node node(Fields fields) throws IOException {
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

  private static String name(Fields fields, int number) throws IOException {
    while (fields.next()) {
      if (fields.number == number) {
        return fields.text();
      }
    }
    return "";
  }

  /** The fields of one message, one after the other; what nobody asks for is skipped. */
  private static final class Fields {
    private final Source in;
    private final long end;
    private int number;

    /** Where the field's value ends. */
    private long next;

    private Fields(Source in, long end) {
      this.in = in;
      this.end = end;
      this.next = in.position;
    }

    static Fields of(InputStream model) {
      return new Fields(new Source(model), Long.MAX_VALUE);
    }

    boolean next() throws IOException {
      in.skipTo(next);
      if (in.position > end) {
        throw new IllegalArgumentException("a field is longer than its message");
      }
      long tag = in.position == end ? Source.END : in.varint(end == Long.MAX_VALUE);
      if (tag == Source.END) {
        return false;
      }
      number = Math.toIntExact(tag >>> 3);
      long length =
          switch ((int) (tag & 7)) {
            case VARINT -> {
              var _ = in.varint(false);
              yield 0;
            }
            case FIXED_64 -> Long.BYTES;
            case FIXED_32 -> Integer.BYTES;
            case BYTES -> in.varint(false);
            default -> throw new IllegalArgumentException("no such wire type");
          };
      if (length < 0 || length > end - in.position) {
        throw new IllegalArgumentException("a field is longer than its message");
      }
      next = in.position + length;
      return true;
    }

    Fields message() {
      return new Fields(in, next);
    }

    long length() {
      return next - in.position;
    }

    String text() throws IOException {
      long length = length();
      if (length > LONGEST_NAME) {
        throw new IllegalArgumentException("a name is too long");
      }
      return new String(in.bytes((int) length), StandardCharsets.UTF_8);
    }
  }

  /** A stream that knows where it is. */
  private static final class Source {
    static final long END = -1;

    private final InputStream in;
    private long position;

    Source(InputStream in) {
      this.in = new BufferedInputStream(in);
    }

    void skipTo(long target) throws IOException {
      if (target < position) {
        throw new IllegalArgumentException("a number is longer than its field");
      }
      in.skipNBytes(target - position);
      position = target;
    }

    byte[] bytes(int length) throws IOException {
      byte[] bytes = in.readNBytes(length);
      position += bytes.length;
      if (bytes.length < length) {
        throw new EOFException("the file ends in the middle of a name");
      }
      return bytes;
    }

    /**
     * A number.
     *
     * @param orEnd whether the file may end before it: {@link #END} then
     */
    long varint(boolean orEnd) throws IOException {
      long result = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        int b = in.read();
        if (b < 0) {
          if (orEnd && shift == 0) {
            return END;
          }
          throw new EOFException("the file ends in the middle of a number");
        }
        position++;
        result |= (long) (b & 0x7F) << shift;
        if (b < 0x80) {
          return result;
        }
      }
      throw new IllegalArgumentException("a number is too long");
    }
  }
}
