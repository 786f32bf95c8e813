/**
 * What will be said of texts, as lines of text or JSON, by the speech library alone: no broker, no
 * store.
 */
@NullMarked
package dev.lector.standalone.read;

import org.jspecify.annotations.NullMarked;
