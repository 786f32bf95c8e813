package dev.lector.speech.ffmpeg;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Bit rates of MPEG audio layer III by its versions, which differ in their sample rates: MPEG-1 and
 * MPEG-2 as ISO/IEC 11172-3 and 13818-3 list them, MPEG-2.5 as far as LAME has them.
 */
final class Mp3BitRates implements BitRates {
  private static final int MPEG_1_FROM = 32_000;
  private static final int MPEG_2_FROM = 16_000;
  private static final List<Integer> MPEG_1 =
      List.of(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320);
  private static final List<Integer> MPEG_2 =
      List.of(8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160);
  private static final List<Integer> MPEG_2_5 = List.of(8, 16, 24, 32, 40, 48, 56, 64);

  @Override
  public int byDefault(int sampleRate) {
    if (sampleRate >= MPEG_1_FROM) {
      return 96_000;
    }
    return sampleRate >= MPEG_2_FROM ? 64_000 : 32_000;
  }

  @Override
  public String choice(int sampleRate) {
    return kilobits(sampleRate).stream()
        .map(rate -> rate + "000")
        .collect(Collectors.joining(", "));
  }

  @Override
  public boolean has(int sampleRate, int bitRate) {
    return bitRate % 1000 == 0 && kilobits(sampleRate).contains(bitRate / 1000);
  }

  private static List<Integer> kilobits(int sampleRate) {
    if (sampleRate >= MPEG_1_FROM) {
      return MPEG_1;
    }
    return sampleRate >= MPEG_2_FROM ? MPEG_2 : MPEG_2_5;
  }
}
