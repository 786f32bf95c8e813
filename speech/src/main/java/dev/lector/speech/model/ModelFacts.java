package dev.lector.speech.model;

import dev.lector.speech.voice.VoiceList;

/**
 * What a model speaks with.
 *
 * @param language BCP 47 tag; empty when its configuration does not say
 * @param voices who can speak
 */
public record ModelFacts(String language, VoiceList voices) {}
