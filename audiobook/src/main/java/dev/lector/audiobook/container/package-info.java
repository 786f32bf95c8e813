/** Files of audiobooks by FFmpeg's libavformat: packets are copied, nothing is encoded again. */
package dev.lector.audiobook.container;
