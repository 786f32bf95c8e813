package dev.lector.speech.audio;

import java.util.List;
import java.util.stream.Collectors;

/** The sample rates that a format has. */
public final class SampleRates {
  /** The rates of MPEG audio, and of everything that plays WAV. */
  public static final SampleRates COMMON =
      new SampleRates(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

  private final List<Integer> rates;

  /**
   * @param rates Hz, ascending
   */
  public SampleRates(Integer... rates) {
    this.rates = List.of(rates);
  }

  /** The rate nearest to that of the samples which loses nothing, or the highest. */
  public int over(int samples) {
    return rates.stream().filter(rate -> rate >= samples).findFirst().orElse(rates.getLast());
  }

  /**
   * The rate that is asked for.
   *
   * @param format that has these rates, for the message
   * @throws UnsuitableSettingsException when it is none of them
   */
  public int require(int wanted, String format) throws UnsuitableSettingsException {
    if (!rates.contains(wanted)) {
      throw new UnsuitableSettingsException(
          "The audio format %s has no sample rate of %d Hz; it has %s."
              .formatted(
                  format,
                  wanted,
                  rates.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    return wanted;
  }
}
