package dev.lector.speech.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.audio.PcmEncoder;
import dev.lector.speech.audio.UnsuitableSettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of each format, decoded by another program. */
class CodedFormatTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    // format, rate and bit rate asked for, rate of the file, samples that the codec may add
    "wav,    0,     0,      24000, 0",
    "wav,    44100, 0,      44100, 0",
    "pcm,    0,     0,      24000, 0",
    "pcm,    16000, 0,      16000, 0",
    "mp3,    0,     0,      24000, 0",
    "mp3,    44100, 128000, 44100, 0",
    "mp3,    8000,  16000,  8000,  0",
    "opus,   0,     0,      48000, 0",
    "opus,   48000, 24000,  48000, 0",
    "aac,    0,     0,      24000, 2048",
    "aac,    44100, 96000,  44100, 2048",
    "flac,   0,     0,      24000, 0",
    "flac,   22050, 0,      22050, 0",
    "mulaw,  0,     0,      8000,  0",
    "alaw,   8000,  0,      8000,  0",
  })
  void aFileHasTheWholeRecordingAndNothingElse(
      String id, int sampleRate, int bitRate, int rate, int added) throws Exception {
    Decoder decoder = new Decoder(folder);
    var format = Recorded.format(id, sampleRate, bitRate);
    assertThat(format.sampleRate(Recorded.RATE)).isEqualTo(rate);

    for (boolean streamed : List.of(false, true)) {
      byte[] file = streamed ? Recorded.streamed(format) : Recorded.whole(format);
      if (!isBare(id)) {
        assertThat(decoder.told(file, "stream=sample_rate")).isEqualTo(Integer.toString(rate));
        assertThat(decoder.told(file, "stream=channels")).isEqualTo("1");
      }
      // A streamed MP3 has no header that would tell what the codec added.
      int more = streamed && id.equals("mp3") ? 2 * 1152 : added;
      Tones.check(decoder.samples(file, reading(id, rate)), rate, more);
    }
  }

  @ParameterizedTest
  @CsvSource({"mp3", "opus", "flac"})
  void aStoredFileTellsItsLength(String id) throws Exception {
    Decoder decoder = new Decoder(folder);
    byte[] file = Recorded.whole(Recorded.format(id, 0, 0));

    double told = Double.parseDouble(decoder.told(file, "format=duration"));
    assertThat(told).isCloseTo(Tones.SECONDS, within(0.075));
  }

  @ParameterizedTest
  @CsvSource({"wav", "pcm", "mp3", "opus", "aac", "flac", "mulaw", "alaw"})
  void equalSamplesGiveEqualBytes(String id) throws Exception {
    assertThat(Recorded.whole(Recorded.format(id, 0, 0)))
        .isEqualTo(Recorded.whole(Recorded.format(id, 0, 0)));
    assertThat(Recorded.streamed(Recorded.format(id, 0, 0)))
        .isEqualTo(Recorded.streamed(Recorded.format(id, 0, 0)));
  }

  @Test
  void aMessageSaysWhichSettingsThereAre() {
    refused("mp3", 23_000, 0, "mp3", "23000", "22050, 24000");
    refused("mp3", 24_000, 320_000, "24000 Hz", "320000", "144000, 160000");
    refused("opus", 24_000, 0, "opus", "48000");
    refused("opus", 0, 5000, "5000", "6000 to 256000");
    refused("aac", 8000, 64_000, "64000", "8000 to 48000");
    refused("flac", 0, 64_000, "flac", "leave it out");
    refused("mulaw", 16_000, 0, "mulaw", "8000");
    refused("wav", 0, 64_000, "wav", "leave it out");
    refused("pcm", 1, 0, "pcm", "16000");
  }

  @Test
  void settingsAreInTheNameThatAnAddressIsMadeOf() throws Exception {
    String plain = Recorded.format("mp3", 0, 0).name();

    assertThat(Recorded.format("mp3", 24_000, 64_000).name()).isEqualTo(plain);
    assertThat(Recorded.format("mp3", 24_000, 96_000).name()).isNotEqualTo(plain);
    assertThat(Recorded.format("mp3", 44_100, 0).name()).isNotEqualTo(plain);
    // As it was before there were other formats: what is stored stays where it is.
    assertThat(Recorded.format("wav", 24_000, 0).name()).isEqualTo("wav");
    assertThat(Recorded.format("wav", 16_000, 0).name()).isNotEqualTo("wav");
  }

  @Test
  void theNameTellsTheVersionThatIsThere() {
    Ffmpeg.load();
    String version = org.bytedeco.ffmpeg.global.avutil.av_version_info().getString();

    assertThat("ffmpeg " + version).startsWith(Ffmpeg.VERSION);
  }

  @Test
  void memoryDoesNotGrowWithTheLengthOfAFile() throws Exception {
    encodeNoise(20); // what the heap takes before it is collected
    long before = Pointer.physicalBytes();
    encodeNoise(20);
    // The file has 57 MB.
    assertThat(Pointer.physicalBytes() - before).isLessThan(25L << 20);
  }

  @Test
  void anEncoderThatIsGivenUpLeavesNoMemoryBehind() throws Exception {
    open(500);
    long before = Pointer.physicalBytes();
    open(500);
    assertThat(Pointer.physicalBytes() - before).isLessThan(10L << 20);
  }

  private static void open(int encoders) throws Exception {
    for (int i = 0; i < encoders; i++) {
      try (PcmEncoder encoder = Recorded.format("mp3", 0, 0).encoder(Recorded.RATE)) {
        encoder.encode(new short[Recorded.RATE]);
      }
    }
  }

  private static void encodeNoise(int minutes) throws Exception {
    Random random = new Random(5);
    short[] second = new short[Recorded.RATE];
    long bytes = 0;
    try (PcmEncoder encoder = Recorded.format("flac", 0, 0).encoder(Recorded.RATE)) {
      for (int i = 0; i < minutes * 60; i++) {
        for (int s = 0; s < second.length; s++) {
          second[s] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE);
        }
        bytes += encoder.encode(second).length;
      }
      bytes += encoder.trailer().length;
    }
    assertThat(bytes).isGreaterThan(minutes * 60L * Recorded.RATE * 3 / 2);
  }

  private static void refused(String id, int sampleRate, int bitRate, String... parts) {
    assertThatThrownBy(() -> Recorded.format(id, sampleRate, bitRate))
        .isInstanceOf(UnsuitableSettingsException.class)
        .hasMessageContainingAll(parts);
  }

  private static boolean isBare(String id) {
    return id.equals("pcm") || id.equals("mulaw") || id.equals("alaw");
  }

  private static List<String> reading(String id, int rate) {
    String muxer = id.equals("pcm") ? "s16le" : id;
    return isBare(id) ? List.of("-f", muxer, "-ar", Integer.toString(rate), "-ac", "1") : List.of();
  }
}
