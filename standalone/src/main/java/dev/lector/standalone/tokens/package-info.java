/** Makes bearer tokens, and edits files of their digests. */
@NullMarked
package dev.lector.standalone.tokens;

import org.jspecify.annotations.NullMarked;
