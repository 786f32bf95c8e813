package dev.lector.speech.ffmpeg;

import dev.lector.speech.audio.SampleRates;
import java.util.Map;

/**
 * A format of files as FFmpeg makes it.
 *
 * @param id how requests call it
 * @param encoder FFmpeg's name of the encoder
 * @param muxer FFmpeg's name of what writes the file
 * @param options of the muxer
 * @param extension of files
 * @param contentType media type
 * @param rates sample rates it has
 * @param bitRates bit rates it has
 * @param samples what the encoder takes
 * @param headIsLength whether what stands before the first sample only tells of the whole file, so
 *     that a file which is sent while it is made goes without
 * @param overshootDb by how much what is decoded may exceed the peaks of the samples, dB
 */
record Codec(
    String id,
    String encoder,
    String muxer,
    Map<String, String> options,
    String extension,
    String contentType,
    SampleRates rates,
    BitRates bitRates,
    SampleType samples,
    boolean headIsLength,
    double overshootDb) {

  Codec {
    options = Map.copyOf(options);
  }

  /** MP3 by LAME, with its header: length, table of contents, silence that the codec adds. */
  static Codec mp3() {
    return new Codec(
        "mp3",
        "libmp3lame",
        "mp3",
        Map.of("id3v2_version", "0", "write_xing", "1"),
        "mp3",
        "audio/mpeg",
        SampleRates.COMMON,
        new Mp3BitRates(),
        SampleType.S16_PLANAR,
        true,
        1.0);
  }

  /** Opus in Ogg (RFC 7845). Decoders always give 48 kHz, so that is what it is made of. */
  static Codec opus() {
    return new Codec(
        "opus",
        "libopus",
        "ogg",
        // Short pages, so that a stream is heard soon; the number of the stream is the same always.
        Map.of("page_duration", "200000", "serial_offset", "1"),
        "opus",
        "audio/ogg",
        new SampleRates(48_000),
        new BitRateRange(6000, 256_000, 12, 48_000),
        SampleType.S16,
        false,
        1.0);
  }

  /** AAC-LC in ADTS, which has no place to tell the silence that the codec adds: 1,024 samples. */
  static Codec aac() {
    return new Codec(
        "aac",
        "aac",
        "adts",
        Map.of(),
        "aac",
        "audio/aac",
        SampleRates.COMMON,
        new BitRateRange(8000, 256_000, 6, 64_000),
        SampleType.FLOAT_PLANAR,
        false,
        1.0);
  }

  /** FLAC (RFC 9639). */
  static Codec flac() {
    return new Codec(
        "flac",
        "flac",
        "flac",
        Map.of(),
        "flac",
        "audio/flac",
        SampleRates.COMMON,
        BitRates.NONE,
        SampleType.S16,
        false,
        0);
  }

  /** G.711 µ-law without a header, 8 kHz. */
  static Codec mulaw() {
    return telephony("mulaw", "pcm_mulaw", "ulaw", "audio/PCMU");
  }

  /** G.711 A-law without a header, 8 kHz. */
  static Codec alaw() {
    return telephony("alaw", "pcm_alaw", "alaw", "audio/PCMA");
  }

  private static Codec telephony(String id, String encoder, String extension, String contentType) {
    return new Codec(
        id,
        encoder,
        id,
        Map.of(),
        extension,
        contentType,
        new SampleRates(8000),
        BitRates.NONE,
        SampleType.S16,
        false,
        0.5);
  }
}
