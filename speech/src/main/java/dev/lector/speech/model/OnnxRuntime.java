package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.phonemes.Phonemizer;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.voice.VoiceChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads networks with ONNX Runtime on a device. Each is tried with a short utterance before it is
 * given out, so that a GPU that is there but does not work shows at once, and a file that cannot be
 * run; not on a CPU where it comes with Lector: of the time to the first audio that would be a
 * tenth. Safe for use by many threads.
 */
final class OnnxRuntime implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OnnxRuntime.class);
  // Faults of the model's file, whatever device it is opened on.
  private static final Set<OrtErrorCode> FILE_FAULTS =
      Set.of(
          OrtErrorCode.ORT_NO_SUCHFILE,
          OrtErrorCode.ORT_NO_MODEL,
          OrtErrorCode.ORT_INVALID_PROTOBUF,
          OrtErrorCode.ORT_INVALID_GRAPH,
          OrtErrorCode.ORT_MODEL_LOADED);
  private static final Pattern ORT_PREFIX =
      Pattern.compile("^.*\\[ONNXRuntimeError] : \\d+ : \\w+ : ");
  private static final String TRIAL = "hello.";

  /** A run that is longer than one long sentence's would keep urgent ones waiting. */
  private static final int CPU_TOKENS = 256;

  private static final int DEVICE_TOKENS = 8_192;

  private final OrtEnvironment environment;
  private final Device device;
  private final Sessions sessions;
  private final BatchLimits limits;
  private final SharedPhonemizers phonemes;
  private final @Nullable GraphCache graphs;
  private final ModelFamilies families = ModelFamilies.load();
  // Once CUDA has failed, further models go to the CPU at once.
  private boolean cudaFailed;

  /**
   * Prepares a device.
   *
   * @param threads threads within a run; 0 for half of the cores, at most four
   * @param concurrency runs of a model at once; 0 for one on a GPU and as many as the cores allow
   *     on the CPU
   * @param limits of a run
   * @param phonemes what writes English words in espeak-ng's convention
   * @param graphs directory for optimised graphs; {@code null} for none
   */
  OnnxRuntime(
      Device device,
      int threads,
      int concurrency,
      BatchLimits limits,
      Phonemizers.Mode phonemes,
      @Nullable Path graphs) {
    this.limits = limits;
    this.phonemes = new SharedPhonemizers(phonemes);
    this.environment = OnnxLibrary.environment();
    this.graphs = graphs == null ? null : new GraphCache(graphs, environment);
    this.device = device;
    this.sessions = new Sessions(device, threads, concurrency);
    if (device.kind() == Device.Kind.AUTO
        && !OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      log.info(
          "The device is auto and this build of ONNX Runtime has no CUDA provider: running on the"
              + " CPU");
      cudaFailed = true;
    }
  }

  /**
   * Loads a model.
   *
   * @throws ModelLoadException when its files cannot be used
   * @throws DeviceException when the device is {@code cuda} and CUDA does not work
   */
  synchronized VoiceEngine load(ModelFiles files) throws ModelLoadException, DeviceException {
    long start = System.nanoTime();
    VoiceEngine model = onDevice(files, digest(files));
    log.info(
        "Model {} ({}) runs on {}: {} Hz, voices {}; loaded in {} ms",
        model.id(),
        files.location(),
        model.provider(),
        model.sampleRate(),
        model.voices().names(),
        (System.nanoTime() - start) / 1_000_000);
    return model;
  }

  /** What an engine of this runtime runs on, {@code cpu} or {@code cuda:0}. */
  String deviceOf(VoiceEngine engine) {
    return engine.provider().equals(OrtProvider.CUDA.getName()) ? "cuda:" + device.index() : "cpu";
  }

  private VoiceEngine onDevice(ModelFiles files, String revision)
      throws ModelLoadException, DeviceException {
    if (device.kind() == Device.Kind.CPU || cudaFailed) {
      return onCpu(files, revision);
    }
    try {
      return open(files, revision, OrtProvider.CUDA);
    } catch (OrtException | InferenceException e) {
      if (device.kind() == Device.Kind.CUDA) {
        throw new DeviceException(
            "The device is "
                + device
                + ", but CUDA does not work here: "
                + reason(e)
                + ". Use auto or cpu, or a build with CUDA (Maven profile gpu) where there are an"
                + " NVIDIA GPU, its driver, CUDA and cuDNN.",
            e);
      }
      log.warn(
          "The device is auto and CUDA does not work here ({}): running on the CPU", reason(e));
      cudaFailed = true;
      return onCpu(files, revision);
    }
  }

  private VoiceEngine onCpu(ModelFiles files, String revision) throws ModelLoadException {
    try {
      return open(files, revision, OrtProvider.CPU);
    } catch (OrtException | InferenceException e) {
      throw new ModelLoadException(files.location() + " cannot be run: " + e.getMessage(), e);
    }
  }

  private VoiceEngine open(ModelFiles files, String revision, OrtProvider provider)
      throws OrtException, InferenceException, ModelLoadException {
    VoiceEngine engine;
    try {
      OnnxGraph graph = files.graph();
      ModelFamily family = families.recognise(files.location(), graph, files.settings());
      engine = family.load(files, revision, graph, new OnProvider(provider, revision));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ModelLoadException(
          "The configuration of " + files.location() + " cannot be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelLoadException(files.location() + " cannot be read: " + e.getMessage(), e);
    } catch (OrtException e) {
      if (FILE_FAULTS.contains(e.getCode())) {
        throw new ModelLoadException(
            files.location() + " is not a usable network: " + e.getMessage(), e);
      }
      throw e;
    }
    if (provider == OrtProvider.CPU && files.tried()) {
      return engine;
    }
    try {
      VoiceChoice choice = new VoiceChoice(engine.voices().first(), 1.0);
      engine.prepare(TRIAL, choice).submit(Priority.INTERACTIVE, 0).await();
      return engine;
    } catch (InferenceException e) {
      engine.close();
      throw e;
    } catch (InterruptedException e) {
      engine.close();
      Thread.currentThread().interrupt();
      throw new ModelLoadException("Interrupted while " + files.location() + " was loaded", e);
    }
  }

  /** The phonemizers go with the engines that share them. */
  @Override
  public void close() {
    phonemes.close();
  }

  /** What an engine sees of one execution provider. */
  private final class OnProvider implements EngineRuntime {
    private final OrtProvider provider;
    private final String revision;

    OnProvider(OrtProvider provider, String revision) {
      this.provider = provider;
      this.revision = revision;
    }

    @Override
    public OrtEnvironment environment() {
      return environment;
    }

    @Override
    public String provider() {
      return provider.getName();
    }

    @Override
    public int concurrency() {
      return sessions.concurrencyOn(provider);
    }

    @Override
    public BatchLimits limits() {
      return limitsOn(provider);
    }

    @Override
    public Phonemizer espeakPhonemes() {
      return phonemes.american();
    }

    @Override
    public Phonemizer espeakPhonemes(String voice, boolean senses) throws ModelLoadException {
      return senses ? phonemes.withSenses(voice) : phonemes.of(voice);
    }

    @Override
    public OrtSession open(ModelFiles files, List<String> exposed, ConvolutionSearch search)
        throws OrtException, IOException {
      // What comes with Lector is known to be small, and its digest without being read.
      if (graphs != null && provider == OrtProvider.CPU && files.tried()) {
        return graphs.open(files, revision, exposed, () -> sessions.options(provider, search));
      }
      try (OrtSession.SessionOptions options = sessions.options(provider, search)) {
        return files.open(environment, options, exposed);
      }
    }
  }

  private BatchLimits limitsOn(OrtProvider provider) {
    if (limits.tokens() > 0) {
      return limits;
    }
    return new BatchLimits(provider == OrtProvider.CPU ? CPU_TOKENS : DEVICE_TOKENS, limits.size());
  }

  /**
   * What went wrong in one line: ONNX Runtime puts source locations before it and stack traces
   * after it.
   */
  private static String reason(Exception e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return ORT_PREFIX.matcher(line).replaceFirst("").strip();
  }

  private static String digest(ModelFiles files) throws ModelLoadException {
    try {
      return files.digest();
    } catch (IOException e) {
      throw new ModelLoadException(files.location() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
