package dev.lector.speech.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lector.speech.batch.Run;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs of an open graph, which may be cut short. Safe for use by many threads. */
public final class OnnxRuns implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OnnxRuns.class);

  private final OrtSession session;

  /** Takes over an open session. */
  public OnnxRuns(OrtSession session) {
    this.session = session;
  }

  /** What one run does: calls the session with these options, and copies what comes of it. */
  @FunctionalInterface
  public interface Inference<R> {
    /**
     * Runs.
     *
     * @throws OrtException when the graph fails, or is cut short
     */
    R infer(OrtSession.RunOptions options) throws OrtException;
  }

  /** A run that ends early when nobody wants it any more. */
  public <R> R run(Run<?> run, Inference<R> inference) throws OrtException {
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      run.abortWith(() -> terminate(options));
      try {
        return inference.infer(options);
      } finally {
        run.finished();
      }
    }
  }

  /** A run that nobody can cancel. */
  public <R> R run(Inference<R> inference) throws OrtException {
    try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
      return inference.infer(options);
    }
  }

  /** Calls the graph. */
  public OrtSession.Result call(Map<String, OnnxTensor> inputs, OrtSession.RunOptions options)
      throws OrtException {
    return session.run(inputs, options);
  }

  /**
   * A tensor that the graph gave.
   *
   * @throws OrtException when it gave none of that name
   */
  public static OnnxTensor tensor(OrtSession.Result result, String name) throws OrtException {
    return result
        .get(name)
        .filter(OnnxTensor.class::isInstance)
        .map(OnnxTensor.class::cast)
        .orElseThrow(() -> new OrtException("the graph gave no tensor " + name));
  }

  private static void terminate(OrtSession.RunOptions options) {
    try {
      options.setTerminate(true);
    } catch (OrtException | IllegalStateException e) {
      // The run then simply goes on to its end.
      log.debug("A run could not be cut short", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      log.warn("A model could not be freed", e);
    }
  }
}
