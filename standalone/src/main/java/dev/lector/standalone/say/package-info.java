/**
 * The {@code say} command's client: one request over HTTP, its audio into a file, its time
 * accounted for.
 */
@NullMarked
package dev.lector.standalone.say;

import org.jspecify.annotations.NullMarked;
