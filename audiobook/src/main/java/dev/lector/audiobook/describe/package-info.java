/** Files that tell servers and players of an audiobook. Knows nothing of how audio is written. */
package dev.lector.audiobook.describe;
