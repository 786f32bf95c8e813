/**
 * A service that listens to finished audio: its configuration, its start and end, and one
 * verification from a completion to its verdict. {@code lanes} takes completions from Kafka, {@code
 * recogniser} runs the command that listens, {@code words} compares.
 */
@NullMarked
package dev.lector.verifier;

import org.jspecify.annotations.NullMarked;
