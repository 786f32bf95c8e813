package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.phonemes.Phonemizer;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.voice.VoiceChoice;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
  // More threads than this bring speech models little; further cores serve further runs.
  private static final int MOST_AUTOMATIC_THREADS = 4;

  /** A run that is longer than one long sentence's would keep urgent ones waiting. */
  private static final int CPU_TOKENS = 256;

  private static final int DEVICE_TOKENS = 8_192;

  private final OrtEnvironment environment;
  private final Device device;
  private final int threads;
  private final int concurrency;
  private final BatchLimits limits;
  private final Phonemizers.Mode phonemes;
  private final ModelFamilies families = ModelFamilies.load();
  private @Nullable Phonemizer espeakPhonemes;
  // Once CUDA has failed, further models go to the CPU at once.
  private boolean cudaFailed;

  /**
   * Prepares a device.
   *
   * @param threads threads within a run; 0 for half of the cores, at most {@value
   *     #MOST_AUTOMATIC_THREADS}
   * @param concurrency runs of a model at once; 0 for one on a GPU and as many as the cores allow
   *     on the CPU
   * @param limits of a run
   * @param phonemes what writes English words in espeak-ng's convention
   */
  OnnxRuntime(
      Device device, int threads, int concurrency, BatchLimits limits, Phonemizers.Mode phonemes) {
    this.limits = limits;
    this.phonemes = phonemes;
    this.environment = OnnxLibrary.environment();
    this.device = device;
    this.threads = threads > 0 ? threads : Math.clamp(cores() / 2, 1, MOST_AUTOMATIC_THREADS);
    this.concurrency = concurrency;
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
    if (!model.language().isEmpty()
        && !model.language().toLowerCase(Locale.ROOT).startsWith("en")) {
      log.warn("Model {} speaks {}, but texts are read as English", model.id(), model.language());
    }
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
      engine = family.load(files, revision, graph, new OnProvider(provider));
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

  /** The phonemizer goes with the engines that share it. */
  @Override
  public synchronized void close() {
    if (espeakPhonemes != null) {
      espeakPhonemes.close();
    }
  }

  /** What an engine sees of one execution provider. */
  private final class OnProvider implements EngineRuntime {
    private final OrtProvider provider;

    OnProvider(OrtProvider provider) {
      this.provider = provider;
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
      return concurrencyOn(provider);
    }

    @Override
    public BatchLimits limits() {
      return limitsOn(provider);
    }

    @Override
    public Phonemizer espeakPhonemes() {
      if (espeakPhonemes == null) {
        espeakPhonemes = Phonemizers.create(phonemes);
      }
      return espeakPhonemes;
    }

    @Override
    public OrtSession open(ModelFiles files, List<String> exposed, ConvolutionSearch search)
        throws OrtException, IOException {
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        configure(options, provider, search);
        return files.open(environment, options, exposed);
      }
    }
  }

  private void configure(
      OrtSession.SessionOptions options,
      OrtProvider provider,
      EngineRuntime.ConvolutionSearch search)
      throws OrtException {
    // Patterns are planned per input shape, and every utterance has another: they only cost memory.
    options.setMemoryPatternOptimization(false);
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    // The threads of a run wait for each other's short steps: awake while it lasts where each has a
    // core, else asleep, as they would burn the cores that other runs need. Between runs they
    // sleep.
    boolean room = threads > 1 && threads * concurrencyOn(provider) <= cores();
    options.addConfigEntry("session.intra_op.allow_spinning", room ? "1" : "0");
    options.addConfigEntry("session.force_spinning_stop", "1");
    if (provider == OrtProvider.CUDA) {
      if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
        throw new OrtException("this build of ONNX Runtime has no CUDA provider");
      }
      try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.index())) {
        cuda.add("cudnn_conv_algo_search", search.name());
        options.addCUDA(cuda);
      }
    }
  }

  private BatchLimits limitsOn(OrtProvider provider) {
    if (limits.tokens() > 0) {
      return limits;
    }
    return new BatchLimits(provider == OrtProvider.CPU ? CPU_TOKENS : DEVICE_TOKENS, limits.size());
  }

  private int concurrencyOn(OrtProvider provider) {
    if (concurrency > 0) {
      return concurrency;
    }
    return provider == OrtProvider.CPU ? Math.max(1, cores() / threads) : 1;
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
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
