package dev.lector.speech.ffmpeg;

import static dev.lector.speech.ffmpeg.Ffmpeg.check;

import dev.lector.speech.audio.EncoderFailedException;
import dev.lector.speech.audio.PcmEncoder;
import java.io.ByteArrayOutputStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one file with FFmpeg. Equal samples give equal bytes: no file has a date, a random number
 * or the name of a build.
 */
final class FfmpegEncoder implements PcmEncoder {
  /** Samples of a frame where the codec has no frames. */
  private static final int ANY_FRAME = 4096;

  private static final float FULL_SCALE = 32768f;

  private final Codec codec;
  private final AVCodecContext context;
  private final AVFrame frame;
  private final AVPacket packet;
  private final Muxer muxer;
  private final short[] held;
  private int holds;
  private long position;
  private boolean closed;

  /**
   * Opens an encoder.
   *
   * @param sampleRate Hz; one that the codec has
   * @param bitRate bit/s; 0 where the codec has none to choose
   */
  FfmpegEncoder(Codec codec, int sampleRate, int bitRate) {
    Ffmpeg.load();
    this.codec = codec;
    AVCodec encoder = avcodec.avcodec_find_encoder_by_name(codec.encoder());
    if (encoder == null || encoder.isNull()) {
      throw new EncoderFailedException("This FFmpeg has no encoder " + codec.encoder(), null);
    }
    this.context = avcodec.avcodec_alloc_context3(encoder);
    this.frame = avutil.av_frame_alloc();
    this.packet = avcodec.av_packet_alloc();
    Muxer opened = null;
    try {
      open(encoder, sampleRate, bitRate);
      opened = new Muxer(codec, context);
      this.muxer = opened;
      int size = context.frame_size() > 0 ? context.frame_size() : ANY_FRAME;
      this.held = new short[size];
      frame.nb_samples(size);
      frame.format(context.sample_fmt());
      frame.sample_rate(sampleRate);
      avutil.av_channel_layout_default(frame.ch_layout(), 1);
      check(avutil.av_frame_get_buffer(frame, 0), "memory for a frame");
    } catch (RuntimeException e) {
      free(opened);
      throw e;
    }
  }

  private void open(AVCodec encoder, int sampleRate, int bitRate) {
    context.sample_rate(sampleRate);
    context.sample_fmt(codec.samples().format());
    context.bit_rate(bitRate);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    context.time_base(avutil.av_make_q(1, sampleRate));
    avutil.av_channel_layout_default(context.ch_layout(), 1);
    check(
        avcodec.avcodec_open2(context, encoder, (PointerPointer<?>) null),
        "open " + codec.encoder());
  }

  @Override
  public byte[] header(long frames) {
    if (frames == UNKNOWN) {
      return codec.headIsLength() ? new byte[0] : muxer.start();
    }
    return muxer.head();
  }

  @Override
  public byte[] encode(short[] samples) {
    int at = 0;
    while (samples.length - at >= held.length - holds) {
      int more = held.length - holds;
      System.arraycopy(samples, at, held, holds, more);
      at += more;
      send(held.length);
      holds = 0;
    }
    System.arraycopy(samples, at, held, holds, samples.length - at);
    holds += samples.length - at;
    return muxer.take();
  }

  @Override
  public byte[] trailer() {
    if (holds > 0) {
      send(holds);
    }
    check(avcodec.avcodec_send_frame(context, null), "end encoding");
    receive();
    ByteArrayOutputStream last = new ByteArrayOutputStream();
    last.writeBytes(muxer.take());
    last.writeBytes(muxer.end());
    return last.toByteArray();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      free(muxer);
    }
  }

  /** Encodes the first samples that are held. */
  private void send(int count) {
    check(avutil.av_frame_make_writable(frame), "memory for a frame");
    frame.nb_samples(count);
    frame.pts(position);
    position += count;
    if (codec.samples() == SampleType.FLOAT_PLANAR) {
      float[] floats = new float[count];
      for (int i = 0; i < count; i++) {
        floats[i] = held[i] / FULL_SCALE;
      }
      new FloatPointer((Pointer) frame.data(0)).put(floats, 0, count);
    } else {
      new ShortPointer((Pointer) frame.data(0)).put(held, 0, count);
    }
    check(avcodec.avcodec_send_frame(context, frame), "encode");
    receive();
  }

  private void receive() {
    while (true) {
      int code = avcodec.avcodec_receive_packet(context, packet);
      if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF()) {
        return;
      }
      check(code, "take a packet");
      try {
        muxer.write(packet);
      } finally {
        avcodec.av_packet_unref(packet);
      }
    }
  }

  private void free(@Nullable Muxer opened) {
    if (opened != null) {
      opened.close();
    }
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(context);
  }
}
