package dev.lector.bridge.media;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.MediaSigner;
import dev.lector.audio.StoredAudio;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.EntityTags;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /media/{key}}: the bytes behind a signed link, whole or in part, never loaded into
 * memory.
 */
public final class MediaEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(MediaEndpoint.class);
  private static final int STORE_RETRY_SECONDS = 5;

  private final AudioStore store;
  private final MediaSigner signer;
  private final InstantSource clock;

  /**
   * @param store where the audio is
   * @param signer made the links
   * @param clock tells how long a link is still good
   */
  public MediaEndpoint(AudioStore store, MediaSigner signer, InstantSource clock) {
    this.store = store;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public Reply answer(Call call) throws RefusedException {
    AudioKey key = key(call.parameter());
    long expires = verify(call, key);
    StoredAudio audio = find(key);
    String tag = '"' + audio.sha256() + '"';
    long goodForSeconds = Math.max(0, expires - clock.instant().getEpochSecond());
    Reply reply = content(call, audio, tag);
    return reply
        .with("ETag", tag)
        .with("Accept-Ranges", "bytes")
        .with("Cache-Control", "private, max-age=%d, immutable".formatted(goodForSeconds));
  }

  private Reply content(Call call, StoredAudio audio, String tag) {
    if (call.header("If-None-Match").filter(tags -> EntityTags.match(tags, tag)).isPresent()) {
      return Reply.empty(304);
    }
    return RangedReply.of(
        call,
        audio.contentType(),
        audio.bytes(),
        tag,
        (offset, length) -> open(audio.key(), offset, length));
  }

  private InputStream open(AudioKey key, long offset, long length) throws IOException {
    try {
      return store.open(key, offset, length);
    } catch (AudioStoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static AudioKey key(String parameter) throws RefusedException {
    try {
      return new AudioKey(parameter);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(404, "There is no such audio.");
    }
  }

  private long verify(Call call, AudioKey key) throws RefusedException {
    Optional<String> signature = call.query("signature");
    long expires;
    try {
      expires = Long.parseLong(call.query("expires").orElse(""));
    } catch (NumberFormatException e) {
      throw badSignature();
    }
    if (signature.isEmpty()) {
      throw badSignature();
    }
    if (!signer.verify(key, expires, signature.get(), call.query("kid"))) {
      throw expires <= clock.instant().getEpochSecond()
          ? new RefusedException(403, "This link has expired; ask for the audio again.")
          : badSignature();
    }
    return expires;
  }

  private static RefusedException badSignature() {
    return new RefusedException(403, "This link is not signed by this bridge.");
  }

  private StoredAudio find(AudioKey key) throws RefusedException {
    try {
      return store
          .find(key)
          .orElseThrow(
              () ->
                  new RefusedException(
                      404,
                      "This audio is not in this bridge's store: it was removed, or a worker uses another store."));
    } catch (AudioStoreException e) {
      LOG.warn("The audio store could not be asked", e);
      throw new RefusedException(
          Reply.unavailable("The audio store cannot be reached now.", STORE_RETRY_SECONDS));
    }
  }
}
