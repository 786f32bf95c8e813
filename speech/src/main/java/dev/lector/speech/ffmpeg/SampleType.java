package dev.lector.speech.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/** How an encoder takes the samples of one channel. */
enum SampleType {
  /** 16 bits. */
  S16,

  /** 16 bits, each channel for itself. */
  S16_PLANAR,

  /** Floats from -1 to 1, each channel for itself. */
  FLOAT_PLANAR;

  /** FFmpeg's number for it. */
  int format() {
    return switch (this) {
      case S16 -> avutil.AV_SAMPLE_FMT_S16;
      case S16_PLANAR -> avutil.AV_SAMPLE_FMT_S16P;
      case FLOAT_PLANAR -> avutil.AV_SAMPLE_FMT_FLTP;
    };
  }
}
