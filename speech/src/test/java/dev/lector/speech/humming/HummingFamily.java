package dev.lector.speech.humming;

import dev.lector.speech.audio.Segment;
import dev.lector.speech.audio.WordTime;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Batcher;
import dev.lector.speech.batch.Grouping;
import dev.lector.speech.batch.Pending;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.EngineFacts;
import dev.lector.speech.model.EngineRuntime;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.ModelFamily;
import dev.lector.speech.model.ModelFiles;
import dev.lector.speech.model.OnnxGraph;
import dev.lector.speech.model.PendingSpeech;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.voice.Voice;
import dev.lector.speech.voice.VoiceChoice;
import dev.lector.speech.voice.VoiceList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** A family of another kind, all of it in one package: it hums letters, without any phonemes. */
public final class HummingFamily implements ModelFamily {
  static final int RATE = 8_000;
  static final int LONGEST = 40;
  private static final int SAMPLES_PER_LETTER = 640;

  @Override
  public String describe() {
    return "hums, whose graphs take humour";
  }

  @Override
  public boolean recognises(OnnxGraph graph) {
    return graph.inputs().contains("humour");
  }

  @Override
  public VoiceEngine load(
      ModelFiles files, String revision, OnnxGraph graph, EngineRuntime runtime) {
    return new Engine(files.id(), revision, runtime);
  }

  private static final class Engine implements VoiceEngine, Grouping<String> {
    private final EngineFacts facts;
    private final Batcher<String, float[]> batcher;

    Engine(String id, String revision, EngineRuntime runtime) {
      this.facts =
          new EngineFacts(
              id,
              revision,
              "",
              RATE,
              "en",
              new VoiceList(List.of(Voice.named("hum", 0))),
              runtime.provider(),
              LONGEST);
      this.batcher =
          new Batcher<>(
              id,
              runtime.concurrency(),
              new BatchLimits(100, 4),
              this,
              run -> run.inputs().stream().map(Engine::hum).toList());
    }

    private static float[] hum(String letters) {
      float[] samples = new float[letters.length() * SAMPLES_PER_LETTER];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 110 * i / RATE));
      }
      return samples;
    }

    @Override
    public int cost(String input) {
      return input.length();
    }

    @Override
    public Object key(String input) {
      return "all alike";
    }

    @Override
    public EngineFacts facts() {
      return facts;
    }

    @Override
    public Utterance prepare(String words, VoiceChoice choice) {
      return new Utterance() {
        @Override
        public String input() {
          return words;
        }

        @Override
        public long[] tokens() {
          return words.chars().asLongStream().toArray();
        }

        @Override
        public int sounds() {
          return words.length();
        }

        @Override
        public double lengthScale() {
          return 1;
        }

        @Override
        public PendingSpeech submit(Priority priority, int rank) {
          Pending<float[]> hum = batcher.submit(words, priority, rank);
          return new PendingSpeech() {
            @Override
            public Segment await() throws InferenceException, InterruptedException {
              try {
                float[] samples = hum.await();
                WordTime all = new WordTime(0, words.length(), 0, samples.length);
                return new Segment(words, samples, RATE, List.of(all));
              } catch (ExecutionException e) {
                throw new InferenceException("It cannot hum", e);
              }
            }

            @Override
            public void cancel() {
              hum.cancel();
            }
          };
        }
      };
    }

    @Override
    public void close() {
      batcher.close();
    }
  }
}
