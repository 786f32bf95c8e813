package dev.lector.speech.model;

import dev.lector.speech.voice.VoiceList;

/**
 * What an engine says of itself; none of it changes.
 *
 * @param id the model's name
 * @param revision digest of the files: another one may sound different
 * @param pronunciation what pronounces the text before the graph is run, as far as the files do not
 *     decide it: {@code espeak-ng 1.51}, {@code lexicon 2-5e2f0a1b}; empty when nothing does.
 *     Another one may sound different
 * @param sampleRate Hz
 * @param language BCP 47 tag of what it speaks; empty when its configuration does not say
 * @param voices who can speak
 * @param provider the ONNX Runtime execution provider that runs it, {@code CPUExecutionProvider} or
 *     another
 * @param longestUtterance most characters of text as spoken that it says well in one go
 */
public record EngineFacts(
    String id,
    String revision,
    String pronunciation,
    int sampleRate,
    String language,
    VoiceList voices,
    String provider,
    int longestUtterance) {}
