package dev.lector.speech.model.kokoro;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.batch.Batcher;
import dev.lector.speech.batch.Pending;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.PendingSpeech;
import dev.lector.speech.model.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;

/** An utterance on its way to a Kokoro graph: nearly always in one piece. */
final class KokoroUtterance implements Utterance {
  private final String model;
  private final Batcher<KokoroInput, KokoroSound> batcher;
  private final String words;
  private final String phonemes;
  private final List<PhonemePiece> pieces;
  private final List<KokoroInput> inputs;
  private final double speed;

  KokoroUtterance(
      String model,
      Batcher<KokoroInput, KokoroSound> batcher,
      String words,
      String phonemes,
      List<PhonemePiece> pieces,
      List<KokoroInput> inputs,
      double speed) {
    this.model = model;
    this.batcher = batcher;
    this.words = words;
    this.phonemes = phonemes;
    this.pieces = List.copyOf(pieces);
    this.inputs = List.copyOf(inputs);
    this.speed = speed;
  }

  @Override
  public String input() {
    return phonemes;
  }

  @Override
  public long[] tokens() {
    return pieces.stream().flatMapToLong(piece -> LongStream.of(piece.ids())).toArray();
  }

  @Override
  public int sounds() {
    return pieces.stream().mapToInt(PhonemePiece::sounds).sum();
  }

  @Override
  public double lengthScale() {
    return 1 / speed;
  }

  /** What goes through the graph, run by run. */
  List<KokoroInput> inputs() {
    return inputs;
  }

  @Override
  public PendingSpeech submit(Priority priority, int rank) {
    List<Pending<KokoroSound>> pending =
        inputs.stream().map(input -> batcher.submit(input, priority, rank)).toList();
    return new PendingSpeech() {
      @Override
      public Segment await() throws InferenceException, InterruptedException {
        List<KokoroSound> sounds = new ArrayList<>();
        try {
          for (Pending<KokoroSound> piece : pending) {
            sounds.add(piece.await());
          }
        } catch (ExecutionException e) {
          cancel();
          Throwable cause = e.getCause() == null ? e : e.getCause();
          throw new InferenceException("Model " + model + " failed: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
          cancel();
          throw e;
        }
        return segment(sounds);
      }

      @Override
      public void cancel() {
        pending.forEach(Pending::cancel);
      }
    };
  }

  private Segment segment(List<KokoroSound> sounds) {
    return new Segment(
        words,
        joined(sounds),
        KokoroNetwork.SAMPLE_RATE,
        WordTimes.of(words, phonemes, pieces, sounds));
  }

  private static float[] joined(List<KokoroSound> sounds) {
    if (sounds.size() == 1) {
      return sounds.getFirst().samples();
    }
    int length = sounds.stream().mapToInt(sound -> sound.samples().length).sum();
    float[] joined = new float[length];
    int at = 0;
    for (KokoroSound sound : sounds) {
      System.arraycopy(sound.samples(), 0, joined, at, sound.samples().length);
      at += sound.samples().length;
    }
    return joined;
  }
}
