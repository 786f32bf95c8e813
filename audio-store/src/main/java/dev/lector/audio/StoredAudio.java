package dev.lector.audio;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of an audio object that is there, whole.
 *
 * @param key the object's name
 * @param uri where it is: {@code file:} or {@code s3:}
 * @param contentType media type, e.g. {@code audio/wav}
 * @param bytes length
 * @param sha256 lower-case hexadecimal digest of the bytes
 * @param facts what was put beside it; {@code null} for an object of which nobody said anything, as
 *     older versions did
 */
public record StoredAudio(
    AudioKey key,
    URI uri,
    String contentType,
    long bytes,
    String sha256,
    @Nullable AudioFacts facts) {}
