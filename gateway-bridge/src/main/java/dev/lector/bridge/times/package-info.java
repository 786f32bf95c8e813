/** When the text of a job is heard: subtitles, speech marks and alignments of finished speech. */
package dev.lector.bridge.times;
