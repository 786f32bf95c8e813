/**
 * Piper's voices: VITS networks that take phonemes in espeak-ng's convention, packed as
 * piper-phonemize packs them.
 */
package dev.lector.speech.model.piper;
