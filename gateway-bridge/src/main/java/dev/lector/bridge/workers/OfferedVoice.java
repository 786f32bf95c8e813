package dev.lector.bridge.workers;

import dev.lector.events.VoiceGender;

/**
 * A voice that can be asked for.
 *
 * @param model that has it
 * @param name unique within the model
 * @param language BCP 47 tag; empty when not known
 * @param gender what it sounds like
 * @param sampleRate of its audio, Hz; 0 when not known
 * @param isDefault whether it speaks when a request names neither model nor voice nor language and
 *     has an empty description
 */
public record OfferedVoice(
    String model,
    String name,
    String language,
    VoiceGender gender,
    int sampleRate,
    boolean isDefault) {}
