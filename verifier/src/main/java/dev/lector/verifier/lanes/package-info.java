/** Takes completions off the share group, one at a time in each lane, and publishes verdicts. */
@NullMarked
package dev.lector.verifier.lanes;

import org.jspecify.annotations.NullMarked;
