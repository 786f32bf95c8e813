/**
 * Files of audiobooks by FFmpeg's libavformat: packets are copied, nothing is encoded again. Knows
 * nothing of feeds and metadata files.
 */
package dev.lector.audiobook.container;
