package dev.lector.standalone;

import dev.lector.books.speakers.VoiceMap;
import dev.lector.standalone.narrate.NarrationException;
import dev.lector.standalone.narrate.Narrator;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Voices of those who speak in a book. */
final class SpeakerVoices {
  @Option(
      names = "--voice-map",
      paramLabel = "FILE",
      description =
          "A voice for each speaker, where the book says who speaks (NAME: words, or drama's"
              + " markup): lines of NAME = voice. All else is said by --voice.")
  private @Nullable Path map;

  @Option(
      names = "--say-speakers",
      description = "Also says the names of speakers who have voices of their own.")
  private boolean sayNames;

  VoiceMap read() throws NarrationException {
    return Narrator.voices(map, sayNames);
  }
}
