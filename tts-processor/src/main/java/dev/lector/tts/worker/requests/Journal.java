package dev.lector.tts.worker.requests;

import dev.lector.audio.OwnerOnly;
import dev.lector.tts.worker.requests.JournalEntry.Place;
import dev.lector.tts.worker.requests.JournalEntry.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A file that says what a worker is working on. What it says when the worker starts is what the
 * worker was working on when it died, each a suspect.
 *
 * <p>The brokers count too, but not always: the count of a broker that dies with the worker, as
 * where one process is both, was not written, and that of a group whose last member goes may be
 * lost. A request that kills its worker would come back for ever.
 *
 * <p>One line of fixed length for each record, written in one go and in place. It is not forced to
 * the disk: it has to outlive the process, not the machine, whose death is no request's fault.
 * Workers with the same directory have a file each. Safe for use by many threads.
 */
public final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** More than workers ever share a directory. */
  private static final int MOST_FILES = 64;

  /** Suspects whose records another worker had are never heard of again; the oldest make room. */
  private static final int MOST_SUSPECTS = 1_000;

  private final @Nullable RandomAccessFile file;

  /** What the file says, by line. */
  private final Map<Place, Integer> lines = new HashMap<>();

  private final Map<Place, JournalEntry> entries = new HashMap<>();

  /** How many lanes work on a record: one that has lost its lock goes on beside the next. */
  private final Map<Place, Integer> working = new HashMap<>();

  private final Deque<Integer> free = new ArrayDeque<>();
  private int length;
  private boolean failing;

  private Journal(@Nullable RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Opens the first file of a directory that no living worker has, and counts what is found in it.
   *
   * @param directory made when it is missing; empty to keep no journal, only what this process
   *     remembers
   * @throws IllegalStateException when it cannot be used
   */
  public static Journal open(String directory) {
    if (directory.isBlank()) {
      return new Journal(null);
    }
    try {
      Path made = Path.of(directory);
      OwnerOnly.open(made);
      for (int i = 0; i < MOST_FILES; i++) {
        RandomAccessFile file = locked(made.resolve("journal-" + i));
        if (file != null) {
          Journal journal = new Journal(file);
          journal.readAll(file);
          return journal;
        }
      }
      throw new IllegalStateException(
          "All %d journals in lector.worker.dir %s belong to running workers"
              .formatted(MOST_FILES, made.toAbsolutePath()));
    } catch (IOException e) {
      throw new IllegalStateException(
          "lector.worker.dir %s cannot be used: %s. Set it to a directory that can be written to and outlives the worker, or to nothing to do without"
              .formatted(Path.of(directory).toAbsolutePath(), e),
          e);
    }
  }

  /** Not a channel: those close when a thread that uses them is interrupted. */
  @SuppressWarnings("resource") // the lock ends with the file
  private static @Nullable RandomAccessFile locked(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      FileLock lock = file.getChannel().tryLock();
      if (lock != null) {
        return file;
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("Another worker in this process has {}", path, e);
    }
    file.close();
    return null;
  }

  private synchronized void readAll(RandomAccessFile open) throws IOException {
    byte[] all = new byte[Math.toIntExact(Math.min(open.length(), 4L << 20))];
    open.readFully(all);
    length = all.length / JournalEntry.BYTES;
    List<JournalEntry> found = new ArrayList<>();
    for (int line = 0; line < length; line++) {
      byte[] bytes = new byte[JournalEntry.BYTES];
      System.arraycopy(all, line * JournalEntry.BYTES, bytes, 0, JournalEntry.BYTES);
      JournalEntry entry = JournalEntry.read(bytes).orElse(null);
      if (entry == null || lines.putIfAbsent(entry.record(), line) != null) {
        free.add(line);
        continue;
      }
      found.add(entry);
      JournalEntry suspect = entry;
      if (entry.state() == State.WORKING) {
        suspect = new JournalEntry(State.SUSPECT, entry.record(), entry.crashes() + 1);
        // Once tells nothing: whoever was killed from outside had work, too.
        LOG.atLevel(suspect.crashes() == 1 ? Level.INFO : Level.WARN)
            .log(
                "This worker died while it worked on {}, {} times so far",
                at(suspect),
                suspect.crashes());
      }
      write(suspect);
    }
    found.stream()
        .sorted(Comparator.comparingLong((JournalEntry e) -> e.record().timestamp()).reversed())
        .skip(MOST_SUSPECTS)
        .forEach(e -> erase(e.record()));
  }

  /** How often this worker has died over a record. */
  synchronized int crashes(ConsumerRecord<byte[], byte[]> record) {
    JournalEntry entry = entries.get(Place.of(record));
    return entry == null ? 0 : entry.crashes();
  }

  /** Says that a record is being worked on, before it is. */
  synchronized void begin(ConsumerRecord<byte[], byte[]> record) {
    working.merge(Place.of(record), 1, Integer::sum);
    write(new JournalEntry(State.WORKING, Place.of(record), crashes(record)));
  }

  /**
   * Says that a record is not being worked on any more.
   *
   * @param done whether its request has ended or been moved
   */
  synchronized void end(ConsumerRecord<byte[], byte[]> record, boolean done) {
    Place place = Place.of(record);
    if (working.merge(place, -1, Integer::sum) > 0) {
      return;
    }
    working.remove(place);
    if (crashes(record) == 0) {
      erase(place);
    } else {
      write(new JournalEntry(done ? State.SETTLED : State.SUSPECT, place, crashes(record)));
    }
  }

  /**
   * Whether a record was a suspect and is done with: it comes again when the worker died before it
   * was acknowledged, and must not begin anew.
   */
  synchronized boolean settled(ConsumerRecord<byte[], byte[]> record) {
    JournalEntry entry = entries.get(Place.of(record));
    return entry != null && entry.state() == State.SETTLED;
  }

  private void write(JournalEntry entry) {
    Integer line = lines.get(entry.record());
    if (line == null) {
      line = free.isEmpty() ? Integer.valueOf(length++) : free.remove();
      lines.put(entry.record(), line);
    }
    entries.put(entry.record(), entry);
    write(line, entry.toBytes());
  }

  private void erase(Place place) {
    entries.remove(place);
    Integer line = lines.remove(place);
    if (line != null) {
      write(line, JournalEntry.none());
      free.add(line);
    }
  }

  private void write(int line, byte[] bytes) {
    if (file == null) {
      return;
    }
    try {
      file.seek((long) line * JournalEntry.BYTES);
      file.write(bytes);
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        LOG.warn("The journal cannot be written; what this worker dies of now may not count", e);
      }
    }
  }

  private static String at(JournalEntry entry) {
    Place record = entry.record();
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  /** Leaves in order: nothing that is still being worked on was the worker's death. */
  @Override
  public synchronized void close() {
    for (JournalEntry entry : List.copyOf(entries.values())) {
      if (entry.state() == State.WORKING && entry.crashes() == 0) {
        erase(entry.record());
      } else if (entry.state() == State.WORKING) {
        write(new JournalEntry(State.SUSPECT, entry.record(), entry.crashes()));
      }
    }
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.warn("The journal cannot be closed", e);
      }
    }
  }
}
