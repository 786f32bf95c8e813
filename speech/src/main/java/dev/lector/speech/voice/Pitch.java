package dev.lector.speech.voice;

/** The pitch a description asks for; {@code ANY} when it asks for none or a moderate one. */
enum Pitch {
  LOW,
  ANY,
  HIGH
}
