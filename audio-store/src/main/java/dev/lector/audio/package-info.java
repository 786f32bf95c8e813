/**
 * Where finished audio lives: {@link dev.lector.audio.AudioStore} over a file system or S3, made by
 * {@link dev.lector.audio.AudioStores}, and the expiring signatures of {@link
 * dev.lector.audio.MediaSigner} for stores that have no HTTP of their own.
 */
@NullMarked
package dev.lector.audio;

import org.jspecify.annotations.NullMarked;
