/**
 * When a text is heard in its audio: the JSON that workers keep in the audio store and everybody
 * else reads.
 */
package dev.lector.times;
