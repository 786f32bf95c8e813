package dev.lector.verifier;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpeechVerified;
import dev.lector.events.Verdict;
import dev.lector.times.TimesDocument;
import dev.lector.verifier.lanes.MachineFaultException;
import dev.lector.verifier.recogniser.Recogniser;
import dev.lector.verifier.recogniser.RecogniserException;
import dev.lector.verifier.words.Difference;
import dev.lector.verifier.words.SpokenWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One completion to its verdict: audio out of the store, through the recogniser, compared with the
 * text as it was to be spoken, which is kept beside the audio with its times. What is wrong with
 * the audio is a verdict of its own, what is wrong with this machine is none. Safe for use by many
 * threads.
 */
final class Verification {
  private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

  /** Words in a row that differ in audio that is doubtful. */
  static final int DOUBTFUL = 8;

  /** Longest text and reason of an event, UTF-16 units: at most three bytes each. */
  private static final int LONGEST = 4_000;

  /** Recognitions in a row that may fail before it is the recogniser and not the audio. */
  private static final int MOST_FAILURES = 3;

  private static final int STORE_TRIES = 5;
  private static final Duration STORE_PAUSE = Duration.ofSeconds(2);

  private final String name;
  private final AudioStore store;
  private final Recogniser recogniser;
  private final InstantSource clock;
  private final SpokenWords words = new SpokenWords();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String lastFault = "";

  /**
   * @param name of this verifier, in its events
   */
  Verification(String name, AudioStore store, Recogniser recogniser, InstantSource clock) {
    this.name = name;
    this.store = store;
    this.recogniser = recogniser;
    this.clock = clock;
  }

  /** Whether a completion asks for it, and can be listened to. */
  static boolean isWanted(SpeechFinished finished) {
    return finished.getVerify() && finished.getOutcome() instanceof SpeechSynthesized;
  }

  /**
   * The verdict.
   *
   * @param finished one that {@link #isWanted}
   * @throws InterruptedException when the verifier leaves: there is no verdict
   * @throws MachineFaultException when this machine is broken, and it says nothing of the audio
   */
  SpeechVerified of(SpeechFinished finished) throws InterruptedException, MachineFaultException {
    long start = clock.millis();
    SpeechVerified.Builder verdict = begin(finished);
    try {
      compare((SpeechSynthesized) finished.getOutcome(), verdict);
      failures.set(0);
    } catch (RecogniserException e) {
      if (e.isOfMachine() || failures.incrementAndGet() > MOST_FAILURES) {
        throw fault(String.valueOf(e.getMessage()), e);
      }
      unverified(verdict, String.valueOf(e.getMessage()));
    } catch (AudioStoreException | IOException e) {
      throw fault("The audio cannot be read: " + e.getMessage(), e);
    }
    return end(verdict, start);
  }

  private MachineFaultException fault(String reason, Exception e) {
    lastFault = reason;
    return new MachineFaultException(reason, e);
  }

  /** The verdict on a completion on which the work has broken off again and again. */
  SpeechVerified givenUp(SpeechFinished finished, String reason) {
    SpeechVerified.Builder verdict = begin(finished);
    String fault = lastFault;
    unverified(verdict, fault.isEmpty() ? reason : reason + "; the last fault here: " + fault);
    return end(verdict, clock.millis());
  }

  private SpeechVerified.Builder begin(SpeechFinished finished) {
    return SpeechVerified.newBuilder()
        .setRequestId(finished.getRequestId())
        .setTenant(finished.getTenant())
        .setBatchId(finished.getBatchId())
        .setItem(finished.getItem())
        .setItemId(finished.getItemId())
        .setVerifier(name)
        .setSha256(((SpeechSynthesized) finished.getOutcome()).getAudio().getSha256());
  }

  private SpeechVerified end(SpeechVerified.Builder verdict, long start) {
    return verdict.setVerifiedAt(clock.instant()).setTookMs(clock.millis() - start).build();
  }

  private void compare(SpeechSynthesized speech, SpeechVerified.Builder verdict)
      throws AudioStoreException, IOException, RecogniserException, InterruptedException {
    Optional<String> expected = expected(speech);
    if (expected.isEmpty()) {
      unverified(verdict, "Nobody knows how the text was to be spoken: its times are not kept");
      return;
    }
    verdict.setExpected(cut(expected.get()));
    Path directory = Files.createTempDirectory("lector-verifier");
    String heard;
    try {
      Optional<Path> audio = fetch(speech, directory, verdict);
      if (audio.isEmpty()) {
        return;
      }
      heard = recogniser.hear(audio.get(), speech.getLanguage());
    } finally {
      delete(directory);
    }
    verdict.setHeard(cut(heard));
    List<String> said = words.ofSpoken(expected.get());
    List<String> understood = words.ofWritten(heard, speech.getLanguage());
    if (understood.isEmpty() && !said.isEmpty()) {
      // Silence, or sounds that are no words: all that was to be said is missing.
      verdict.setDifferingWords(said.size()).setVerdict(Verdict.DOUBTFUL);
    } else if (!Difference.isFeasible(said, understood)) {
      unverified(
          verdict,
          "The text is too long to be compared: %d words said, %d heard"
              .formatted(said.size(), understood.size()));
    } else {
      int differing = Difference.longestRun(said, understood);
      verdict
          .setDifferingWords(differing)
          .setVerdict(differing >= DOUBTFUL ? Verdict.DOUBTFUL : Verdict.SOUND);
    }
  }

  /** The text as it is spoken; empty where nobody has kept it. */
  private Optional<String> expected(SpeechSynthesized speech)
      throws AudioStoreException, IOException, InterruptedException {
    if (speech.getTimes() == null) {
      return Optional.empty();
    }
    Optional<StoredAudio> kept = find(speech.getTimes().getUri());
    if (kept.isEmpty() || kept.get().bytes() > TimesDocument.LONGEST) {
      return Optional.empty();
    }
    try (InputStream in = store.open(kept.get().key(), 0, kept.get().bytes())) {
      return Optional.of(
              TimesDocument.parse(in.readAllBytes()).sentences().stream()
                  .map(TimesDocument.Part::spoken)
                  .collect(Collectors.joining(" ")))
          .filter(text -> !text.isBlank());
    }
  }

  /** The audio; empty with a verdict where there is none that the completion tells of. */
  private Optional<Path> fetch(
      SpeechSynthesized speech, Path directory, SpeechVerified.Builder verdict)
      throws AudioStoreException, IOException, InterruptedException {
    Optional<StoredAudio> audio = find(speech.getAudio().getUri());
    if (audio.isEmpty()) {
      unverified(verdict, "The audio is not in the store");
      return Optional.empty();
    }
    AudioKey key = audio.get().key();
    Path file = directory.resolve("audio" + key.value().substring(key.value().lastIndexOf('.')));
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(store.open(key, 0, audio.get().bytes()), digest)) {
      Files.copy(in, file);
    }
    String told = speech.getAudio().getSha256();
    if (!told.isEmpty() && !told.equals(HexFormat.of().formatHex(digest.digest()))) {
      unverified(verdict, "The audio in the store is other audio than the completion tells of");
      return Optional.empty();
    }
    return Optional.of(file);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Looks an object up; a store that is away for a moment is asked again. */
  private Optional<StoredAudio> find(String uri) throws AudioStoreException, InterruptedException {
    Optional<AudioKey> key = store.keyOf(URI.create(uri));
    for (int attempt = 1; ; attempt++) {
      try {
        return key.isEmpty() ? Optional.empty() : store.find(key.get());
      } catch (AudioStoreException e) {
        if (attempt == STORE_TRIES) {
          throw e;
        }
        Thread.sleep(STORE_PAUSE);
      }
    }
  }

  private static void unverified(SpeechVerified.Builder verdict, String reason) {
    verdict.setVerdict(Verdict.UNVERIFIED).setReason(cut(reason));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }

  /** What a recogniser still writes may stay: a verdict is not lost for it. */
  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} cannot be deleted: {}", directory, e.toString());
    }
  }
}
