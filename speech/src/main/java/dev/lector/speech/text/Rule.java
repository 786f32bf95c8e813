package dev.lector.speech.text;

/**
 * One step from written to spoken English. Takes a paragraph and returns it with that step done.
 */
@FunctionalInterface
interface Rule {

  AlignedText apply(AlignedText paragraph);
}
