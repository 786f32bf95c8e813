package dev.lector.speech.ffmpeg;

import static dev.lector.speech.ffmpeg.Ffmpeg.check;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Writes packets as a file, into a buffer of FFmpeg's that is taken and replaced again and again:
 * no callbacks, and memory for what was not taken only. At the end what stands before the first
 * packet is put into the last buffer again, for the muxer to go back and to write lengths into it.
 */
final class Muxer implements AutoCloseable {
  private final AVFormatContext file = new AVFormatContext(null);
  private final AVRational encoderTime;
  private final byte[] start;
  private AVIOContext out = new AVIOContext(null);
  private byte[] head;

  /** Begins a file of what an encoder will give. */
  Muxer(Codec codec, AVCodecContext encoder) {
    this.encoderTime = encoder.time_base();
    try {
      check(
          avformat.avformat_alloc_output_context2(file, null, codec.muxer(), null),
          "no muxer " + codec.muxer());
      file.flags(file.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
      file.metadata_header_padding(0);
      AVStream stream = avformat.avformat_new_stream(file, null);
      stream.time_base(encoderTime);
      check(
          avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder),
          "parameters of the stream");
      openBuffer();
      writeHeader(codec);
      this.start = take();
      this.head = start;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void writeHeader(Codec codec) {
    AVDictionary options = new AVDictionary(null);
    try {
      codec.options().forEach((name, value) -> avutil.av_dict_set(options, name, value, 0));
      check(avformat.avformat_write_header(file, options), "write header");
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /** What stands before the first packet, as long as nobody knows how many there are. */
  byte[] start() {
    return start.clone();
  }

  /** The same with what the end has told. */
  byte[] head() {
    return head.clone();
  }

  void write(AVPacket packet) {
    packet.stream_index(0);
    avcodec.av_packet_rescale_ts(packet, encoderTime, file.streams(0).time_base());
    check(avformat.av_write_frame(file, packet), "write a packet");
  }

  /** What was written since it was taken before. */
  byte[] take() {
    byte[] taken = closeBuffer();
    openBuffer();
    return taken;
  }

  /** Ends the file: its last bytes. */
  byte[] end() {
    avformat.avio_write(out, start, start.length);
    check(avformat.av_write_trailer(file), "write trailer");
    byte[] both = take();
    head = Arrays.copyOf(both, start.length);
    return Arrays.copyOfRange(both, start.length, both.length);
  }

  @Override
  public void close() {
    if (!out.isNull()) {
      closeBuffer();
    }
    if (!file.isNull()) {
      avformat.avformat_free_context(file);
      file.setNull();
    }
  }

  private void openBuffer() {
    out = new AVIOContext(null);
    check(avformat.avio_open_dyn_buf(out), "open a buffer");
    file.pb(out);
  }

  private byte[] closeBuffer() {
    BytePointer bytes = new BytePointer((Pointer) null);
    byte[] taken = new byte[avformat.avio_close_dyn_buf(out, bytes)];
    out.setNull();
    bytes.get(taken);
    avutil.av_free(bytes);
    return taken;
  }
}
