package dev.lector.audiobook.container;

import static dev.lector.audiobook.container.Libav.check;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.ChapterMark;
import dev.lector.audiobook.Cover;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A file that is written: one audio stream, and perhaps tags, chapters and a cover. Equal content
 * gives equal bytes. Chapters may be told after the packets: MP4 has them at its end.
 */
final class ContainerFile implements AutoCloseable {
  private final AVFormatContext context = new AVFormatContext(null);
  private final AVStream audio;

  /**
   * Begins a file; {@link #start} comes next.
   *
   * @param muxer FFmpeg's name of the format
   * @param like stream whose codec the packets have
   */
  ContainerFile(Path file, String muxer, AVStream like) throws AudiobookException {
    check(
        avformat.avformat_alloc_output_context2(context, null, muxer, Libav.url(file)),
        "no muxer " + muxer);
    try {
      context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
      audio = avformat.avformat_new_stream(context, null);
      check(
          avcodec.avcodec_parameters_copy(audio.codecpar(), like.codecpar()),
          "parameters of the audio");
      audio.codecpar().codec_tag(0);
      audio.time_base(avutil.av_make_q(1, like.codecpar().sample_rate()));
      AVIOContext out = new AVIOContext(null);
      check(
          avformat.avio_open(out, Libav.url(file), avformat.AVIO_FLAG_WRITE),
          file + " cannot be written");
      context.pb(out);
    } catch (AudiobookException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Samples that the encoder put before the first one, which players leave out. */
  void priming(int samples) {
    audio.codecpar().initial_padding(samples);
  }

  void tags(Map<String, String> tags) {
    context.metadata(Libav.dictionary(tags));
  }

  /** BCP 47 tags become ISO 639-2 codes, which is what the containers have. */
  void language(String code) {
    audio.metadata(Libav.dictionary(Map.of("language", code)));
  }

  /** Adds the stream of a cover; its packet follows the header. */
  private int coverStream(Cover cover) {
    AVStream picture = avformat.avformat_new_stream(context, null);
    picture.codecpar().codec_type(avutil.AVMEDIA_TYPE_VIDEO);
    picture
        .codecpar()
        .codec_id(
            cover.extension().equals("png") ? avcodec.AV_CODEC_ID_PNG : avcodec.AV_CODEC_ID_MJPEG);
    picture.codecpar().width(cover.width());
    picture.codecpar().height(cover.height());
    picture.disposition(avformat.AV_DISPOSITION_ATTACHED_PIC);
    picture.metadata(Libav.dictionary(Map.of("title", "Cover", "comment", "Cover (front)")));
    return picture.index();
  }

  /** Writes the header and the cover, if there is one. */
  void start(List<Cover> cover, Map<String, String> options) throws AudiobookException {
    int[] streams = cover.stream().mapToInt(this::coverStream).toArray();
    AVDictionary dictionary = Libav.dictionary(options);
    try {
      check(avformat.avformat_write_header(context, dictionary), "begin the file");
    } finally {
      avutil.av_dict_free(dictionary);
    }
    for (int i = 0; i < streams.length; i++) {
      writePicture(streams[i], cover.get(i).image());
    }
  }

  private void writePicture(int stream, byte[] image) throws AudiobookException {
    AVPacket packet = avcodec.av_packet_alloc();
    try {
      check(avcodec.av_new_packet(packet, image.length), "memory for the cover");
      packet.data().put(image, 0, image.length);
      packet.stream_index(stream);
      packet.flags(avcodec.AV_PKT_FLAG_KEY);
      packet.pts(0);
      packet.dts(0);
      check(avformat.av_write_frame(context, packet), "write the cover");
    } finally {
      avcodec.av_packet_free(packet);
    }
  }

  /**
   * Writes a packet of audio.
   *
   * @param at its first sample
   * @param samples how many it has
   */
  void write(AVPacket packet, long at, long samples) throws AudiobookException {
    packet.stream_index(audio.index());
    packet.pts(at);
    packet.dts(at);
    packet.duration(samples);
    packet.pos(-1);
    avcodec.av_packet_rescale_ts(
        packet, avutil.av_make_q(1, audio.codecpar().sample_rate()), audio.time_base());
    check(avformat.av_write_frame(context, packet), "write audio");
  }

  /**
   * Writes a packet of audio as it is.
   *
   * @param time unit of its times
   */
  void copy(AVPacket packet, AVRational time) throws AudiobookException {
    packet.stream_index(audio.index());
    packet.pos(-1);
    avcodec.av_packet_rescale_ts(packet, time, audio.time_base());
    check(avformat.av_write_frame(context, packet), "write audio");
  }

  /** Tells the chapters; before {@link #finish}. */
  void chapters(List<ChapterMark> marks) {
    PointerPointer<AVChapter> list =
        new PointerPointer<>(
            avutil.av_malloc(
                (long) marks.size() * Loader.sizeof(org.bytedeco.javacpp.Pointer.class)));
    for (int i = 0; i < marks.size(); i++) {
      ChapterMark mark = marks.get(i);
      // FFmpeg frees them with the context, so its own allocator makes them.
      AVChapter chapter = new AVChapter(avutil.av_mallocz(Loader.sizeof(AVChapter.class)));
      chapter.id(i);
      chapter.time_base(avutil.av_make_q(1, audio.codecpar().sample_rate()));
      chapter.start(mark.start());
      chapter.end(mark.end());
      chapter.metadata(Libav.dictionary(Map.of("title", mark.title())));
      list.put(i, chapter);
    }
    context.chapters(list);
    context.nb_chapters(marks.size());
  }

  /** Writes what stands at the end, and to the disk. */
  void finish() throws AudiobookException {
    check(avformat.av_write_trailer(context), "end the file");
    AVIOContext out = context.pb();
    context.pb(null);
    check(avformat.avio_closep(out), "write the end of the file");
  }

  @Override
  public void close() {
    if (context.pb() != null && !context.pb().isNull()) {
      avformat.avio_closep(context.pb());
      context.pb(null);
    }
    avformat.avformat_free_context(context);
  }
}
