/** Files that tell servers and players of an audiobook. */
package dev.lector.audiobook.describe;
