package dev.lector.speech.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Graphs as ONNX Runtime has optimised them for this processor, in files: opening one takes a third
 * of the time of reading weights of 8 bits and folding them. A file is in ONNX Runtime's own
 * format, followed by the CRC-32C of that, and is named by all that decides its content. It is
 * mapped, so processes share its pages, and replaced by renaming alone. What cannot be used is made
 * anew, and a directory that cannot be written to only costs the time that it would have saved.
 * Safe for use by many threads and processes.
 */
final class GraphCache {
  private static final Logger log = LoggerFactory.getLogger(GraphCache.class);
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final String SUFFIX = ".ort";
  private static final String UNFINISHED = ".tmp";

  /** The two models that come with Lector, and as many of another version. */
  private static final int MOST_FILES = 4;

  /** Whatever is unfinished after that belongs to a process that was killed. */
  private static final Duration LONGEST_WRITE = Duration.ofHours(1);

  private final Path directory;
  private final OrtEnvironment environment;

  /** A session reads the weights where they are mapped. */
  private final Map<OrtSession, ByteBuffer> mapped =
      Collections.synchronizedMap(new WeakHashMap<>());

  GraphCache(Path directory, OrtEnvironment environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** Options of a session that is about to be opened; the caller closes them. */
  @FunctionalInterface
  interface Options {
    OrtSession.SessionOptions create() throws OrtException;
  }

  /**
   * Opens a graph, by its file if there is one, and leaves one otherwise.
   *
   * @param revision digest of {@code files}
   * @param exposed inner tensors that are to be outputs as well
   */
  OrtSession open(ModelFiles files, String revision, List<String> exposed, Options options)
      throws OrtException, IOException {
    Path kept = directory.resolve(name(revision, exposed) + SUFFIX);
    Optional<OrtSession> found = find(kept, options);
    return found.isPresent() ? found.get() : make(kept, files, exposed, options);
  }

  private Optional<OrtSession> find(Path kept, Options options) {
    try (FileChannel file = FileChannel.open(kept, StandardOpenOption.READ)) {
      ByteBuffer graph = map(file);
      try (OrtSession.SessionOptions with = options.create()) {
        with.setOptimizationLevel(OptLevel.NO_OPT);
        with.addConfigEntry("session.load_model_format", "ORT");
        with.addConfigEntry("session.use_ort_model_bytes_directly", "1");
        with.addConfigEntry("session.use_ort_model_bytes_for_initializers", "1");
        // Packing weights takes as long as the rest, and would copy them; a run gains a twentieth.
        with.addConfigEntry("session.disable_prepacking", "1");
        OrtSession session = environment.createSession(graph, with);
        mapped.put(session, graph);
        touch(kept);
        return Optional.of(session);
      }
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException | OrtException e) {
      log.info("{} cannot be used and is made anew: {}", kept, e.getMessage());
      return Optional.empty();
    }
  }

  private static ByteBuffer map(FileChannel file) throws IOException {
    long size = file.size() - Long.BYTES;
    if (size < 1 || size > Integer.MAX_VALUE - Long.BYTES) {
      throw new IOException("it is not whole");
    }
    MappedByteBuffer all = file.map(FileChannel.MapMode.READ_ONLY, 0, size + Long.BYTES);
    long sum = all.order(ByteOrder.BIG_ENDIAN).getLong((int) size);
    if (sum != sum(all.slice(0, (int) size))) {
      throw new IOException("it is damaged");
    }
    return all.slice(0, (int) size);
  }

  private OrtSession make(Path kept, ModelFiles files, List<String> exposed, Options options)
      throws OrtException, IOException {
    Optional<Path> unfinished = unfinished();
    if (unfinished.isEmpty()) {
      return plain(files, exposed, options);
    }
    try {
      OrtSession session;
      try (OrtSession.SessionOptions with = options.create()) {
        with.setOptimizedModelFilePath(unfinished.get().toString());
        with.addConfigEntry("session.save_model_format", "ORT");
        session = files.open(environment, with, exposed);
      } catch (OrtException e) {
        log.info("The optimised graph of {} cannot be kept: {}", files.id(), e.getMessage());
        return plain(files, exposed, options);
      }
      keep(unfinished.get(), kept);
      return session;
    } finally {
      delete(unfinished.get());
    }
  }

  private OrtSession plain(ModelFiles files, List<String> exposed, Options options)
      throws OrtException, IOException {
    try (OrtSession.SessionOptions with = options.create()) {
      return files.open(environment, with, exposed);
    }
  }

  private Optional<Path> unfinished() {
    try {
      Files.createDirectories(directory);
      return Optional.of(Files.createTempFile(directory, "graph", UNFINISHED));
    } catch (IOException e) {
      log.info("No optimised graphs are kept in {}: {}", directory, e.toString());
      return Optional.empty();
    }
  }

  private void keep(Path unfinished, Path kept) {
    try {
      seal(unfinished);
      Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
      sweep();
    } catch (IOException e) {
      log.info("No optimised graph is kept in {}: {}", directory, e.toString());
    }
  }

  private static void seal(Path unfinished) throws IOException {
    try (FileChannel file =
            FileChannel.open(unfinished, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Arena arena = Arena.ofConfined()) {
      long size = file.size();
      long sum = sum(file.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer());
      ByteBuffer end = ByteBuffer.allocate(Long.BYTES).putLong(0, sum);
      while (end.hasRemaining()) {
        file.write(end, size + end.position());
      }
    }
  }

  private static long sum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate());
    return sum.getValue();
  }

  /** Deletes what has not been used for longest, beyond the most that is kept. */
  private void sweep() throws IOException {
    List<Path> old = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(file -> file.toString().endsWith(SUFFIX)).forEach(old::add);
    }
    old.sort(Comparator.comparing(GraphCache::used).reversed());
    old.stream().skip(MOST_FILES).forEach(GraphCache::delete);
    FileTime killed = FileTime.from(Instant.now().minus(LONGEST_WRITE));
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.toString().endsWith(UNFINISHED))
          .filter(file -> used(file).compareTo(killed) < 0)
          .forEach(GraphCache::delete);
    }
  }

  private static FileTime used(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return FileTime.fromMillis(0); // another process has just deleted it
    }
  }

  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      log.debug("The time of {} cannot be set", file, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.debug("{} cannot be deleted", file, e);
    }
  }

  /** Other optimisations are made for another processor, and by another ONNX Runtime. */
  private String name(String revision, List<String> exposed) {
    MessageDigest digest = Digests.sha256();
    List<String> all = new ArrayList<>(exposed);
    all.add(revision);
    all.add(environment.getVersion());
    all.add(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    all.addAll(processor());
    for (String part : all) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<String> processor() {
    try (Stream<String> lines = Files.lines(PROCESSOR)) {
      return lines
          .takeWhile(line -> !line.isBlank())
          .filter(line -> line.matches("(model name|flags|Features|CPU part)\\s*:.*"))
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of(System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "")); // not a Linux
    }
  }
}
