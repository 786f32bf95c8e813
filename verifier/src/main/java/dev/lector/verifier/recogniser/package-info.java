/** Runs the command that turns audio into text, with limits on time and output. */
@NullMarked
package dev.lector.verifier.recogniser;

import org.jspecify.annotations.NullMarked;
