package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import dev.lector.speech.synthesis.SpeechPart;
import dev.lector.speech.synthesis.SpeechStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sentences of one text that are done, in the store until the whole is, each under a key made
 * of the whole's and its number; and on to whoever listens. For one thread at a time.
 */
final class KeptSentences implements SpeechStream<NoAudioException> {
  private static final Logger LOG = LoggerFactory.getLogger(KeptSentences.class);
  private static final String PURPOSE = "lector-kept-1";
  private static final String TYPE = "application/octet-stream";

  private final AudioStore store;
  private final StoreCalls calls;
  private final Wanted wanted;
  private final InFlight.Making making;
  private final Listening listening;
  private int count;

  KeptSentences(
      AudioStore store,
      StoreCalls calls,
      Wanted wanted,
      InFlight.Making making,
      Listening listening) {
    this.store = store;
    this.calls = calls;
    this.wanted = wanted;
    this.making = making;
    this.listening = listening;
  }

  /** Whether nothing can have been sent of it by another attempt. */
  boolean isEmpty() throws StorageFailedException, InterruptedException {
    return kept(0).isEmpty();
  }

  @Override
  public Optional<byte[]> kept(int number) throws StorageFailedException, InterruptedException {
    if (listening.stream().attempt() == 1) {
      // Nobody has heard any of it: what others may have kept counts when it is kept again.
      return Optional.empty();
    }
    Optional<byte[]> sentence =
        calls.timed(
            "find sentence",
            wanted.timing(),
            () -> {
              Optional<StoredAudio> found = store.find(key(number));
              return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get()));
            });
    if (sentence.isPresent()) {
      count = Math.max(count, number + 1);
    }
    return sentence;
  }

  @Override
  public byte[] keep(int number, byte[] sentence) throws NoAudioException, InterruptedException {
    count = Math.max(count, number + 1);
    return calls.timed(
        "keep sentence",
        wanted.timing(),
        () -> {
          StoredAudio kept = store.put(key(number), TYPE, sentence);
          return kept.sha256().equals(Sha256.of(sentence)) ? sentence : read(kept);
        });
  }

  @Override
  public void accept(SpeechPart part) throws AbandonedException, InterruptedException {
    if (listening.abandoned().getAsBoolean() && !making.isWantedByOthers()) {
      throw new AbandonedException();
    }
    listening.stream().send(part);
  }

  /**
   * None is needed any more, since the whole is stored. What cannot be removed now is old one day,
   * and so is what a stream leaves that was abandoned or failed: another worker's stream of the
   * same text may have sent these sentences, and whoever takes that up needs them.
   */
  void remove() {
    for (int number = 0; number < count; number++) {
      try {
        store.remove(key(number));
      } catch (AudioStoreException e) {
        LOG.debug("Sentence {} of {} stays: {}", number, wanted.key(), e.getMessage());
      }
    }
  }

  private byte[] read(StoredAudio kept) throws AudioStoreException, IOException {
    try (InputStream in = store.open(kept.key(), 0, kept.bytes())) {
      return in.readAllBytes();
    }
  }

  private AudioKey key(int number) {
    return TenantKeys.of(PURPOSE, Integer.toString(number), wanted.key(), AudioKey.KEPT);
  }
}
