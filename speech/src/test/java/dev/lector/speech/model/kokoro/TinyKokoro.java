package dev.lector.speech.model.kokoro;

import static dev.lector.speech.model.GraphMessage.FLOAT;
import static dev.lector.speech.model.GraphMessage.INT64;
import static dev.lector.speech.model.GraphMessage.attribute;
import static dev.lector.speech.model.GraphMessage.floats;
import static dev.lector.speech.model.GraphMessage.longs;
import static dev.lector.speech.model.GraphMessage.node;
import static dev.lector.speech.model.GraphMessage.tensor;
import static dev.lector.speech.model.GraphMessage.value;

import dev.lector.speech.model.GraphMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The smallest graph with the signature of a Kokoro export. It gives one frame of {@value
 * #SAMPLES_PER_ID} samples for each id, all of them {@code id / 1000 + style[0] + speed / 10}, so
 * that the sound tells what went in.
 */
final class TinyKokoro {
  static final int SAMPLES_PER_ID = 600;
  static final int ROWS = 510;

  private final String ids;
  private final String style;
  private final int speedType;
  private final boolean batched;
  private final String audio;
  private final boolean flat;
  private final String durations;
  private GraphMessage metadata = new GraphMessage();

  /**
   * A signature.
   *
   * @param speedType of the tensor
   * @param batched with {@code input_lengths}, {@code wave_lengths} and a speed for each row
   * @param flat whether outputs lack the dimension of the batch
   * @param durations output; empty for none
   */
  TinyKokoro(
      String ids,
      String style,
      int speedType,
      boolean batched,
      String audio,
      boolean flat,
      String durations) {
    this.ids = ids;
    this.style = style;
    this.speedType = speedType;
    this.batched = batched;
    this.audio = audio;
    this.flat = flat;
    this.durations = durations;
  }

  /** That of the graph that Lector ships. */
  static TinyKokoro shipped() {
    return new TinyKokoro("input_ids", "style", FLOAT, true, "waveform", false, "pred_dur");
  }

  /** The same with names of speakers in its metadata, as sherpa-onnx has them. */
  TinyKokoro naming(String speakers) {
    metadata = new GraphMessage().text(1, "speaker_names").text(2, speakers);
    return this;
  }

  void write(Path file) throws IOException {
    GraphMessage graph = new GraphMessage().text(2, "tiny");
    long rows = batched ? -1 : 1;
    graph
        .message(5, tensor("thousandth", FLOAT, floats(0.001f), 1))
        .message(5, tensor("tenth", FLOAT, floats(0.1f), 1))
        .message(5, tensor("nought", FLOAT, floats(0), 1))
        .message(5, tensor("one", FLOAT, floats(1), 1))
        .message(5, tensor("first", INT64, longs(0), 1))
        .message(5, tensor("column", INT64, longs(-1, 1), 2))
        .message(5, tensor("last", INT64, longs(2), 1))
        .message(5, tensor("frame", INT64, longs(SAMPLES_PER_ID), 1))
        .message(
            5, flat ? tensor("rows", INT64, longs(-1), 1) : tensor("rows", INT64, longs(0, -1), 2))
        .message(1, node("Cast", "numbers", ids).message(5, attribute("to", FLOAT)))
        .message(1, node("Mul", "loud", "numbers", "thousandth"))
        .message(1, node("Gather", "styled", style, "first").message(5, attribute("axis", 1)))
        .message(1, node("Cast", "pace", "speed").message(5, attribute("to", FLOAT)))
        .message(1, node("Reshape", "paces", "pace", "column"))
        .message(1, node("Mul", "paced", "paces", "tenth"))
        .message(1, node("Add", "some", "loud", "styled"))
        .message(1, node("Add", "level", "some", "paced"))
        .message(1, node("Unsqueeze", "levels", "level", "last"))
        .message(1, node("ConstantOfShape", "silence", "frame"))
        .message(1, node("Add", "frames", "levels", "silence"))
        .message(1, node("Reshape", audio, "frames", "rows"))
        .message(11, value(ids, INT64, rows, -1))
        .message(11, value(style, FLOAT, rows, StyleTables.COLUMNS))
        .message(11, value("speed", speedType, rows))
        .message(12, flat ? value(audio, FLOAT, -1) : value(audio, FLOAT, rows, -1));
    if (batched) {
      graph
          .message(1, node("Mul", "wave_lengths", "input_lengths", "frame"))
          .message(11, value("input_lengths", INT64, rows))
          .message(12, value("wave_lengths", INT64, rows));
    }
    if (!durations.isEmpty()) {
      graph
          .message(1, node("Mul", "noughts", "numbers", "nought"))
          .message(1, node("Add", "ones", "noughts", "one"))
          .message(1, node("Reshape", "shaped", "ones", "rows"))
          .message(1, node("Cast", durations, "shaped").message(5, attribute("to", INT64)))
          .message(12, flat ? value(durations, INT64, -1) : value(durations, INT64, rows, -1));
    }
    Files.createDirectories(file.getParent());
    Files.write(file, GraphMessage.model(graph).message(14, metadata).toBytes());
  }

  /** The level of the samples of an id. */
  static float level(long id, double style, double speed) {
    return (float) (id / 1000.0 + style + speed / 10);
  }

  /** A table of styles whose rows are all {@code base} and their number in thousandths. */
  static byte[] table(double base) {
    ByteBuffer table =
        ByteBuffer.allocate(ROWS * StyleTables.COLUMNS * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < StyleTables.COLUMNS; column++) {
        table.putFloat((float) (base + row / 1000.0));
      }
    }
    return table.array();
  }

  /**
   * Writes a model's folder with a file for each voice, the first one's base 0, the next one's 1.
   */
  TinyKokoro writeFolder(Path folder, String... voices) throws IOException {
    write(folder.resolve("model.onnx"));
    Files.createDirectories(folder.resolve("voices"));
    for (int i = 0; i < voices.length; i++) {
      Files.write(folder.resolve("voices/" + voices[i] + ".bin"), table(i));
    }
    return this;
  }
}
