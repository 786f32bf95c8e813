package dev.lector.speech.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Engines that are loaded, by the names of their models, and those that nobody is given any more:
 * these are freed once nobody speaks with them. Safe for use by many threads.
 */
final class Engines implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Engines.class);

  private final OnnxRuntime runtime;

  /**
   * How long an engine is kept that is not given out any more: whoever got it before may be about
   * to speak.
   */
  private final Duration grace;

  private final Map<String, VoiceEngine> loaded = new ConcurrentHashMap<>();
  private final Object loading = new Object();

  /** How many speak with an engine. */
  private final IdentityHashMap<VoiceEngine, Integer> speaking = new IdentityHashMap<>();

  /** Until when each is kept at least, by {@link System#nanoTime}. */
  private final IdentityHashMap<VoiceEngine, Long> retired = new IdentityHashMap<>();

  /** Those that were freed while others stay. */
  private final Set<VoiceEngine> freed = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean closed;

  Engines(OnnxRuntime runtime, Duration grace) {
    this.runtime = runtime;
    this.grace = grace;
  }

  /** A loaded engine; {@code null} when it is not. */
  @Nullable VoiceEngine find(String id) {
    return loaded.get(id);
  }

  /**
   * An engine, loaded if need be.
   *
   * @param files of the model at the moment it is loaded; {@code null} when it is gone
   */
  VoiceEngine get(String id, Supplier<@Nullable ModelFiles> files)
      throws ModelLoadException, DeviceException {
    VoiceEngine engine = loaded.get(id);
    if (engine != null) {
      return engine;
    }
    synchronized (loading) {
      requireOpen();
      engine = loaded.get(id);
      if (engine == null) {
        engine = load(id, files.get());
        loaded.put(id, engine);
      }
      return engine;
    }
  }

  private VoiceEngine load(String id, @Nullable ModelFiles files)
      throws ModelLoadException, DeviceException {
    if (files == null) {
      throw new ModelLoadException("The model " + id + " has just been removed");
    }
    return runtime.load(files);
  }

  /** Loads an engine anew; the one before is given to nobody any more from then on. */
  void replace(String id, ModelFiles files) throws ModelLoadException, DeviceException {
    synchronized (loading) {
      requireOpen();
      VoiceEngine fresh = runtime.load(files);
      VoiceEngine before = loaded.put(id, fresh);
      retire(before);
    }
  }

  private void requireOpen() throws ModelLoadException {
    synchronized (speaking) {
      if (closed) {
        throw new ModelLoadException("The models are closed: this worker is leaving");
      }
    }
  }

  /** Gives an engine to nobody any more, if it is loaded. */
  void retire(String id) {
    synchronized (loading) {
      retire(loaded.remove(id));
    }
  }

  private void retire(@Nullable VoiceEngine engine) {
    if (engine != null) {
      synchronized (speaking) {
        retired.put(engine, System.nanoTime() + grace.toNanos());
      }
    }
  }

  /**
   * Keeps an engine from being freed until the use is closed.
   *
   * @throws ModelReplacedException when it is freed already
   */
  EngineUse use(VoiceEngine engine) throws ModelReplacedException {
    synchronized (speaking) {
      if (freed.contains(engine)) {
        throw new ModelReplacedException(engine.id());
      }
      speaking.merge(engine, 1, Integer::sum);
    }
    return () -> {
      synchronized (speaking) {
        speaking.computeIfPresent(engine, (_, users) -> users == 1 ? null : users - 1);
      }
    };
  }

  /** Frees what is given to nobody any more and spoken with by nobody. */
  void sweep() {
    List<VoiceEngine> unused = new ArrayList<>();
    synchronized (speaking) {
      long now = System.nanoTime();
      retired.forEach(
          (engine, until) -> {
            if (now - until >= 0 && !speaking.containsKey(engine)) {
              unused.add(engine);
            }
          });
      unused.forEach(retired::remove);
      freed.addAll(unused);
    }
    for (VoiceEngine engine : unused) {
      engine.close();
      log.info("Model {} as it was before is freed", engine.id());
    }
  }

  /** What an engine runs on, {@code cpu} or {@code cuda:0}. */
  String deviceOf(VoiceEngine engine) {
    return runtime.deviceOf(engine);
  }

  /** Frees all, after the runs that are under way. */
  @Override
  public void close() {
    Collection<VoiceEngine> all = new ArrayList<>();
    synchronized (loading) {
      synchronized (speaking) {
        closed = true;
        all.addAll(loaded.values());
        all.addAll(retired.keySet());
        loaded.clear();
        retired.clear();
      }
    }
    all.forEach(VoiceEngine::close);
    runtime.close();
  }
}
