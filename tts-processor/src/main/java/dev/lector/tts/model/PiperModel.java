package dev.lector.tts.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lector.tts.voice.Voice;
import dev.lector.tts.voice.VoiceList;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Piper voice. The graph takes {@code input} int64 [1, ids], {@code input_lengths} int64 [1],
 * {@code scales} float32 [3] (noise, length, noise of durations) and, with several speakers, {@code
 * sid} int64 [1]; it gives {@code output} float32 with the samples in its last dimension, and in
 * newer exports {@code output_lengths} int64 [1], how many of them count.
 */
final class PiperModel implements SpeechModel {
  private static final Logger log = LoggerFactory.getLogger(PiperModel.class);
  private static final String OUTPUT = "output";
  private static final String OUTPUT_LENGTHS = "output_lengths";

  private final String id;
  private final String revision;
  private final PiperConfig config;
  private final VoiceList voices;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String provider;
  private final RunSlots slots;
  // As many as there are slots, at most.
  private final Queue<RunInputs> idleInputs = new ConcurrentLinkedQueue<>();
  private final boolean takesSpeaker;
  private final boolean givesLengths;

  /**
   * Takes over an open session.
   *
   * @param provider execution provider the session was opened with
   * @param concurrency runs at once
   */
  PiperModel(
      String id,
      String revision,
      PiperConfig config,
      VoiceList voices,
      OrtEnvironment environment,
      OrtSession session,
      String provider,
      int concurrency) {
    this.id = id;
    this.revision = revision;
    this.config = config;
    this.voices = voices;
    this.environment = environment;
    this.session = session;
    this.provider = provider;
    this.slots = new RunSlots(id, concurrency);
    this.takesSpeaker = session.getInputNames().contains("sid");
    this.givesLengths = session.getOutputNames().contains(OUTPUT_LENGTHS);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String revision() {
    return revision;
  }

  @Override
  public int sampleRate() {
    return config.sampleRate();
  }

  @Override
  public String language() {
    return config.language();
  }

  @Override
  public VoiceList voices() {
    return voices;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public Utterance encode(String phonemes) {
    return config.phonemes().pack(phonemes);
  }

  @Override
  public double lengthScale(double speed) {
    return config.lengthScale() / speed;
  }

  @Override
  public float[] speak(Utterance utterance, Voice voice, double speed)
      throws InferenceException, InterruptedException {
    float[] scales = {config.noiseScale(), (float) lengthScale(speed), config.noiseW()};
    return run(utterance.ids(), scales, voice.speaker());
  }

  /** One run; {@code scales} as the graph takes them. */
  float[] run(long[] ids, float[] scales, long speaker)
      throws InferenceException, InterruptedException {
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      return slots.run(() -> infer(ids, scales, speaker, options), () -> terminate(options));
    } catch (OrtException e) {
      throw new InferenceException("Model " + id + " could not start a run: " + e.getMessage(), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new InferenceException("Model " + id + " failed: " + cause.getMessage(), cause);
    }
  }

  private float[] infer(long[] ids, float[] scales, long speaker, OrtSession.RunOptions options)
      throws OrtException {
    RunInputs inputs = Objects.requireNonNullElseGet(idleInputs.poll(), RunInputs::new);
    Map<String, OnnxTensor> tensors = inputs.open(environment, ids, scales, speaker, takesSpeaker);
    try (OrtSession.Result result = session.run(tensors, options)) {
      return samples(result);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
      idleInputs.add(inputs);
    }
  }

  private float[] samples(OrtSession.Result result) throws OrtException {
    FloatBuffer audio = tensor(result, OUTPUT).getFloatBuffer();
    long length = audio.remaining();
    if (givesLengths) {
      length = Math.clamp(tensor(result, OUTPUT_LENGTHS).getLongBuffer().get(0), 0, length);
    }
    float[] samples = new float[Math.toIntExact(length)];
    audio.get(samples);
    return samples;
  }

  private static OnnxTensor tensor(OrtSession.Result result, String name) throws OrtException {
    return result
        .get(name)
        .filter(OnnxTensor.class::isInstance)
        .map(OnnxTensor.class::cast)
        .orElseThrow(() -> new OrtException("the graph gave no tensor " + name));
  }

  private static void terminate(OrtSession.RunOptions options) {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      // The run then simply goes on to its end.
      log.debug("A run could not be cut short", e);
    }
  }

  @Override
  public void close() {
    slots.close();
    try {
      session.close();
    } catch (OrtException e) {
      log.warn("Model {} could not be freed", id, e);
    }
  }
}
