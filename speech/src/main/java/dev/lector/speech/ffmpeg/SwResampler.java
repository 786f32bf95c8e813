package dev.lector.speech.ffmpeg;

import static dev.lector.speech.ffmpeg.Ffmpeg.check;

import dev.lector.speech.audio.Resampler;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/** Changes the sample rate of 16-bit mono, computing in floats. */
final class SwResampler implements Resampler {
  private final SwrContext context = new SwrContext(null);

  SwResampler(int from, int to) {
    Ffmpeg.load();
    try (AVChannelLayout mono = new AVChannelLayout()) {
      avutil.av_channel_layout_default(mono, 1);
      check(
          swresample.swr_alloc_set_opts2(
              context,
              mono,
              avutil.AV_SAMPLE_FMT_S16,
              to,
              mono,
              avutil.AV_SAMPLE_FMT_S16,
              from,
              0,
              null),
          "change %d Hz to %d Hz".formatted(from, to));
      avutil.av_opt_set_int(context, "internal_sample_fmt", avutil.AV_SAMPLE_FMT_FLTP, 0);
      check(swresample.swr_init(context), "change %d Hz to %d Hz".formatted(from, to));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public short[] resample(short[] samples) {
    if (samples.length == 0) {
      return samples;
    }
    try (ShortPointer in = new ShortPointer(samples)) {
      return convert(in, samples.length);
    }
  }

  @Override
  public short[] end() {
    return convert(null, 0);
  }

  private short[] convert(@Nullable ShortPointer in, int count) {
    int room = check(swresample.swr_get_out_samples(context, count), "change the sample rate");
    try (ShortPointer out = new ShortPointer(Math.max(1, room))) {
      int made =
          check(
              swresample.swr_convert(
                  context, bytes(out), room, in == null ? null : bytes(in), count),
              "change the sample rate");
      short[] samples = new short[made];
      out.get(samples);
      return samples;
    }
  }

  private static BytePointer bytes(ShortPointer samples) {
    return new BytePointer((Pointer) samples);
  }

  @Override
  public void close() {
    if (!context.isNull()) {
      swresample.swr_free(context);
      context.setNull();
    }
  }
}
