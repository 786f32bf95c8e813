package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/** How sessions use a device: threads within a run, runs at once, what cuDNN searches for. */
final class Sessions {
  // More threads than this bring speech models little; further cores serve further runs.
  private static final int MOST_AUTOMATIC_THREADS = 4;

  /**
   * Microseconds that a thread stays awake for the next step of a run: most come sooner. Left to
   * itself it would wait for a thread that another program keeps from its core.
   */
  private static final int AWAKE = 50;

  private final Device device;
  private final int threads;
  private final int concurrency;

  /**
   * Decides what is left open.
   *
   * @param threads threads within a run; 0 for half of the cores, at most {@value
   *     #MOST_AUTOMATIC_THREADS}
   * @param concurrency runs of a model at once; 0 for one on a GPU and as many as the cores allow
   *     on the CPU
   */
  Sessions(Device device, int threads, int concurrency) {
    this.device = device;
    this.threads = threads > 0 ? threads : Math.clamp(cores() / 2, 1, MOST_AUTOMATIC_THREADS);
    this.concurrency = concurrency;
  }

  /** Options of a session; the caller closes them. */
  OrtSession.SessionOptions options(OrtProvider provider, EngineRuntime.ConvolutionSearch search)
      throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      configure(options, provider, search);
      return options;
    } catch (OrtException | RuntimeException e) {
      options.close();
      throw e;
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
    options.addConfigEntry("session.intra_op.spin_duration_us", Integer.toString(AWAKE));
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

  /** Runs of a model at once. */
  int concurrencyOn(OrtProvider provider) {
    if (concurrency > 0) {
      return concurrency;
    }
    return provider == OrtProvider.CPU ? Math.max(1, cores() / threads) : 1;
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
