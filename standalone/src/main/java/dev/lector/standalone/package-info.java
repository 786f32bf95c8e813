/**
 * Everything in one JVM: the {@code lector} commands, and the composition of broker, bridge and
 * worker.
 */
@NullMarked
package dev.lector.standalone;

import org.jspecify.annotations.NullMarked;
