package dev.lector.standalone.say;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A request that was answered.
 *
 * @param requestId the id its job has
 * @param audio where the audio can be fetched
 * @param asked when the request that was answered went out, by this machine's clock
 * @param took from then to the answer
 */
public record Spoken(String requestId, URI audio, Instant asked, Duration took) {}
