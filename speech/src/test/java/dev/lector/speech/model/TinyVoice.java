package dev.lector.speech.model;

import static dev.lector.speech.model.GraphMessage.FLOAT;
import static dev.lector.speech.model.GraphMessage.INT64;
import static dev.lector.speech.model.GraphMessage.attribute;
import static dev.lector.speech.model.GraphMessage.floats;
import static dev.lector.speech.model.GraphMessage.longs;
import static dev.lector.speech.model.GraphMessage.node;
import static dev.lector.speech.model.GraphMessage.tensor;
import static dev.lector.speech.model.GraphMessage.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the smallest voice in the Piper format: an ONNX graph that hums each id for {@value
 * #SAMPLES_PER_ID} samples, in the shape of older exports ({@code output} of rank 4, no {@code
 * output_lengths}). Either for one nameless speaker, whose graph also reckons the one frame of each
 * id, or for four of whom only the first one speaks: the others give what is not a number, silence,
 * and more than any memory.
 */
public final class TinyVoice {
  public static final int SAMPLES_PER_ID = 800;

  static final float LOUDNESS = 0.005f;
  private static final long MORE_THAN_ANY_MEMORY = 1L << 54;

  private TinyVoice() {}

  /** Writes {@code NAME.onnx} and {@code NAME.onnx.json} for one nameless speaker. */
  public static void single(Path directory, String name) throws IOException {
    single(directory, name, "");
  }

  /**
   * The same with more in its configuration.
   *
   * @param more members of the JSON object, each behind a comma
   */
  public static void single(Path directory, String name, String more) throws IOException {
    GraphMessage graph =
        new GraphMessage()
            .message(5, tensor("gain", FLOAT, floats(LOUDNESS), 1))
            .message(5, tensor("repeat", INT64, longs(SAMPLES_PER_ID), 1))
            .message(5, tensor("nought", FLOAT, floats(0), 1))
            .message(5, tensor("half", FLOAT, floats(0.5f), 1));
    withHum(graph)
        .message(1, node("Mul", "noughts", "ids", "nought"))
        .message(1, node("Add", "halves", "noughts", "half"))
        .message(1, node("Ceil", "w_ceil", "halves"));
    write(directory, name, graph, ", \"hop_length\": " + SAMPLES_PER_ID + more);
  }

  /**
   * Writes the same as an export of piper-plus in English and Japanese, whose every input is heard:
   * it hums louder by the language, and is silent where there is an embedding or any prosody. A
   * symbol takes two frames of half as many samples, whose number it gives before it is rounded.
   */
  public static void plus(Path directory, String name) throws IOException {
    GraphMessage graph =
        new GraphMessage()
            .message(5, tensor("loudness", FLOAT, floats(LOUDNESS), 1))
            .message(5, tensor("repeat", INT64, longs(SAMPLES_PER_ID), 1))
            .message(5, tensor("nought", FLOAT, floats(0), 1))
            .message(5, tensor("frames", FLOAT, floats(1.25f), 1))
            .message(5, tensor("unity", FLOAT, floats(1), 1))
            .message(1, node("Cast", "language", "lid").message(5, attribute("to", FLOAT)))
            .message(
                1, node("Cast", "prosody", "prosody_features").message(5, attribute("to", FLOAT)))
            .message(1, node("ReduceSum", "pitch", "prosody").message(5, attribute("keepdims", 0)))
            .message(
                1,
                node("ReduceSum", "imitated", "speaker_embedding")
                    .message(5, attribute("keepdims", 0)))
            .message(
                1,
                node("Cast", "mask", "speaker_embedding_mask").message(5, attribute("to", FLOAT)))
            .message(1, node("ReduceSum", "masked", "mask").message(5, attribute("keepdims", 0)))
            .message(1, node("Add", "some", "pitch", "imitated"))
            .message(1, node("Add", "more", "some", "masked"))
            .message(1, node("Sub", "plain", "unity", "more"))
            .message(1, node("Mul", "spoken", "language", "plain"))
            .message(1, node("Mul", "gain", "loudness", "spoken"));
    withHum(graph)
        .message(1, node("Mul", "noughts", "ids", "nought"))
        .message(1, node("Add", "durations", "noughts", "frames"))
        .message(11, value("lid", INT64, 1))
        .message(11, value("prosody_features", INT64, 1, -1, 3))
        .message(11, value("speaker_embedding", FLOAT, 1, 192))
        .message(11, value("speaker_embedding_mask", INT64, 1, 1))
        .message(12, value("durations", FLOAT, 1, -1));
    write(
        directory,
        name,
        graph,
        ", \"phoneme_type\": \"multilingual\", \"language_id_map\": {\"ja\": 0, \"en\": 1},"
            + " \"hop_length\": "
            + SAMPLES_PER_ID / 2);
  }

  /**
   * Writes the same for the speakers {@code good}, {@code nan}, {@code silent} and {@code huge}.
   */
  public static void several(Path directory, String name) throws IOException {
    GraphMessage graph =
        new GraphMessage()
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

  private static GraphMessage withHum(GraphMessage graph) {
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

  private static void write(Path directory, String name, GraphMessage graph, String speakers)
      throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve(name + ".onnx"), GraphMessage.model(graph).toBytes());
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
}
