/** How well voices speak: what a recogniser hears, pace, loudness and clipping. */
package dev.lector.bench.quality;
