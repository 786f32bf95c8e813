package dev.lector.tts.worker.requests;

import dev.lector.tts.worker.segments.SegmentStream;
import java.util.function.BooleanSupplier;

/**
 * Somebody who listens to audio while it is made.
 *
 * @param stream what is sent to them
 * @param abandoned whether they have left
 */
record Listening(SegmentStream stream, BooleanSupplier abandoned) {}
