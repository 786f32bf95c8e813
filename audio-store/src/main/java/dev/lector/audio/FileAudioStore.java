package dev.lector.audio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Audio in a directory, which several processes and machines may share.
 *
 * <p>An object is a directory named by its key that holds one file named by the digest of its
 * bytes:
 *
 * <pre>{@code
 * DIR/9f/86/9f86…0a08.wav/2c26…e7ae.wav
 * DIR/9f/86/9f86…0a08.wav/facts.json      rate, channels and length, where they are known
 * DIR/9f/86/9f86…0a08.wav/words.json      when its words are heard, where that is known
 * DIR/.incoming/                          drafts being written
 * DIR/.files/FOLDER/NAME                  files kept beside the audio
 * DIR/.kept/9f/86/9f86…0a08.kept/…        what is kept until the audio is whole
 * }</pre>
 *
 * <p>A writer fills such a directory under {@code .incoming}, forces it to the disk and renames it
 * to its place. The rename is atomic and fails when the place is taken, so the first whole object
 * stays and no reader ever sees a part of one. The digest is in the name, so looking an object up
 * reads none of its bytes.
 *
 * <p>All of it is for its owner alone, or for a group ({@link OwnerOnly}).
 */
final class FileAudioStore implements AudioStore {
  /** Drafts this old belong to a writer that died: writing one takes seconds at most. */
  static final Duration STALE = Duration.ofHours(1);

  /** What is kept for so long was kept for audio that nobody has ended. */
  static final Duration FORGOTTEN = Duration.ofDays(1);

  private static final Pattern CONTENT_NAME = Pattern.compile("([0-9a-f]{64})\\.[a-z0-9]{1,8}");
  private static final Pattern URI_PATH =
      Pattern.compile(".*/[0-9a-f]{2}/[0-9a-f]{2}/([^/]+)/[0-9a-f]{64}\\.[a-z0-9]{1,8}");

  private static final String FACTS = "facts.json";
  private static final String WORDS = "words.json";

  /** More than {@link AudioFacts#toJson} ever writes. */
  private static final int LONGEST_FACTS = 1_000;

  /** How often what is forgotten is looked for while the store is open. */
  static final Duration LOOK = Duration.ofHours(1);

  private final Path root;
  private final OwnerOnly permissions;
  private final Path incoming;
  private final Path kept;
  private final Clock clock;
  private final Retention retention;
  private final AtomicReference<Instant> nextLook;

  private FileAudioStore(Path root, OwnerOnly permissions, Clock clock, Retention retention) {
    this.root = root;
    this.permissions = permissions;
    this.clock = clock;
    this.retention = retention;
    this.nextLook = new AtomicReference<>(clock.instant().plus(LOOK));
    this.incoming = root.resolve(".incoming");
    this.kept = root.resolve(".kept");
  }

  /**
   * Opens the store in {@code dir}, makes the directory when it is missing and removes what crashed
   * writers left behind. A directory that can only be read is a store that can only be read.
   *
   * @param clock tells how old a draft is
   * @throws AudioStoreException when {@code dir} is no directory and cannot be made one
   */
  static FileAudioStore open(Path dir, Clock clock) throws AudioStoreException {
    return open(dir, clock, Retention.FOR_EVER);
  }

  /**
   * The same with audio that is not there for ever.
   *
   * @param retention how long it is
   */
  static FileAudioStore open(Path dir, Clock clock, Retention retention)
      throws AudioStoreException {
    Path root = dir.toAbsolutePath().normalize();
    FileAudioStore store;
    try {
      store = new FileAudioStore(root, OwnerOnly.open(root), clock, retention);
    } catch (IOException e) {
      throw new AudioStoreException(
          "The audio directory " + root + " cannot be made: " + reason(e), e);
    }
    store.removeForgotten();
    return store;
  }

  private void removeForgotten() {
    new Drafts(incoming).removeOlderThan(clock.instant().minus(STALE));
    new Drafts(kept).removeBelowOlderThan(clock.instant().minus(FORGOTTEN));
  }

  /** Streams that are abandoned leave sentences behind for as long as a worker runs. */
  private void removeForgottenNowAndThen() {
    Instant due = nextLook.get();
    Instant now = clock.instant();
    if (!now.isBefore(due) && nextLook.compareAndSet(due, now.plus(LOOK))) {
      removeForgotten();
    }
  }

  @Override
  public Optional<StoredAudio> find(AudioKey key) throws AudioStoreException {
    try (DirectoryStream<Path> contents = Files.newDirectoryStream(home(key))) {
      for (Path content : contents) {
        Matcher name = CONTENT_NAME.matcher(content.getFileName().toString());
        if (name.matches()) {
          return Optional.of(
              new StoredAudio(
                  key,
                  content.toUri(),
                  MediaTypes.of(key),
                  Files.size(content),
                  name.group(1),
                  facts(content.resolveSibling(FACTS))));
        }
      }
      return Optional.empty();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw cannot("look up", key, e);
    } catch (DirectoryIteratorException e) {
      throw cannot("look up", key, new IOException(e.getMessage(), e));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>The media type follows from the key's extension; {@code contentType} is not kept.
   */
  @Override
  public StoredAudio put(
      AudioKey key, String contentType, byte[] audio, @Nullable AudioFacts facts, String words)
      throws AudioStoreException {
    if (key.isKept()) {
      removeForgottenNowAndThen();
    }
    Optional<StoredAudio> there = find(key);
    if (there.isPresent()) {
      return there.get();
    }
    String contentName = Digests.sha256(audio) + "." + key.extension();
    Path draft = incoming.resolve(key.digest() + "-" + UUID.randomUUID());
    Path shard = shard(key);
    try {
      permissions.makeDirectories(draft);
      write(draft.resolve(contentName), audio, true);
      // Not forced: should a power cut leave them torn, the audio itself still tells.
      if (facts != null) {
        write(draft.resolve(FACTS), facts.toJson().getBytes(UTF_8), false);
      }
      if (!words.isEmpty()) {
        write(draft.resolve(WORDS), words.getBytes(UTF_8), false);
      }
      permissions.makeDirectories(shard);
      Files.move(draft, home(key), StandardCopyOption.ATOMIC_MOVE);
      force(shard);
    } catch (IOException e) {
      Drafts.remove(draft);
      // The usual reason is that another writer was faster, which file systems report in different
      // words.
      return find(key).orElseThrow(() -> cannot("store", key, e));
    }
    return find(key)
        .orElseThrow(
            () -> new AudioStoreException("Audio " + key.value() + " vanished from " + root));
  }

  private static @Nullable AudioFacts facts(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return AudioFacts.parse(new String(in.readNBytes(LONGEST_FACTS), UTF_8)).orElse(null);
    } catch (IOException e) {
      // Nobody put any, or they cannot be read: then they are not known.
      return null;
    }
  }

  @Override
  public Optional<String> words(AudioKey key) throws AudioStoreException {
    try {
      return Optional.of(Files.readString(home(key).resolve(WORDS)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw cannot("read the words of", key, e);
    }
  }

  @Override
  public InputStream open(AudioKey key, long offset, long length) throws AudioStoreException {
    Ranges.check(offset, length);
    StoredAudio audio =
        find(key)
            .orElseThrow(
                () -> new AudioStoreException("There is no audio " + key.value() + " in " + root));
    Ranges.checkInside(audio, offset, length);
    try {
      FileChannel channel = FileChannel.open(Path.of(audio.uri()), StandardOpenOption.READ);
      try {
        channel.position(offset);
        return new BoundedInputStream(Channels.newInputStream(channel), length);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannot("read", key, e);
    }
  }

  @Override
  public void remove(AudioKey key) throws AudioStoreException {
    try {
      Drafts.discard(home(key), incoming);
    } catch (IOException e) {
      throw cannot("remove", key, e);
    }
  }

  @Override
  public Retention retention() {
    return retention;
  }

  @Override
  public SweptPart sweep(String part) throws AudioStoreException {
    if (part.isEmpty()) {
      removeForgotten();
    }
    Optional<Instant> limit = retention.limit();
    return limit.isEmpty()
        ? SweptPart.NONE
        : new DirectorySweep(root, incoming).sweep(part, limit.get());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Only the end of the path counts, because machines may mount a shared directory at different
   * places.
   */
  @Override
  public Optional<AudioKey> keyOf(URI uri) {
    if (!"file".equals(uri.getScheme()) || uri.getPath() == null) {
      return Optional.empty();
    }
    Matcher path = URI_PATH.matcher(uri.getPath());
    return path.matches() ? AudioKey.parse(path.group(1)) : Optional.empty();
  }

  @Override
  public Optional<URI> presign(AudioKey key, Duration validFor) {
    return Optional.empty();
  }

  @Override
  public FileShelf files() {
    return new DirectoryShelf(root.resolve(".files"), incoming, permissions);
  }

  @Override
  public void close() {
    // Every operation closes what it opens.
  }

  @Override
  public String toString() {
    return "directory " + root;
  }

  private Path home(AudioKey key) {
    return shard(key).resolve(key.value());
  }

  /** Two levels down, so that a million objects leave few entries in each directory. */
  private Path shard(AudioKey key) {
    return (key.isKept() ? kept : root)
        .resolve(key.digest().substring(0, 2))
        .resolve(key.digest().substring(2, 4));
  }

  private void write(Path file, byte[] content, boolean forced) throws IOException {
    permissions.makeFile(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      if (forced) {
        channel.force(true);
      }
    }
  }

  /** Makes a rename outlive a power cut, where the system can: some cannot open a directory. */
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The object is there and whole either way; only a power cut in the next seconds could lose
      // it.
    }
  }

  private AudioStoreException cannot(String action, AudioKey key, IOException e) {
    return new AudioStoreException(
        "Cannot " + action + " audio " + key.value() + " in " + root + ": " + reason(e), e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException fault && fault.getReason() != null) {
      return fault.getReason();
    }
    return e.getMessage() == null || e instanceof FileSystemException
        ? e.getClass().getSimpleName() + " " + e.getMessage()
        : e.getMessage();
  }
}
