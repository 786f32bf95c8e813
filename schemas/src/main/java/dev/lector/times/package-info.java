/**
 * When a text is heard in its audio: the JSON that workers keep in the audio store and everybody
 * else reads, and subtitles of it.
 */
package dev.lector.times;
