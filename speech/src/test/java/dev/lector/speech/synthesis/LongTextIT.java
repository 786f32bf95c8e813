package dev.lector.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.audio.WavHeader;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.phonemes.Phonemizers;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class LongTextIT {
  @Test
  void twentyThousandCharactersWithoutAFullStopAreSpoken() throws Exception {
    String words = "the quick brown fox jumps over the lazy dog while batches run ";
    String text = words.repeat(20_000 / words.length());

    try (Synthesizer synthesizer =
        Synthesizers.create(SynthesisConfig.defaults().withPhonemes(Phonemizers.Mode.LEXICON))) {
      SpeechAudio audio =
          synthesizer
              .prepare(new SpeechOrder(text, "", "", "", "", 4.0))
              .synthesize(Priority.INTERACTIVE);

      WavHeader header = WavHeader.read(new ByteArrayInputStream(audio.bytes()));
      assertThat(header.dataBytes()).isEqualTo(audio.bytes().length - WavHeader.BYTES);
      // 12 words and about 3.7 s each time, four times as fast.
      assertThat(audio.durationMs()).isBetween(200_000L, 450_000L);
    }
  }
}
