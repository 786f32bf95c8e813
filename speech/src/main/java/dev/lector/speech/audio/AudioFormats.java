package dev.lector.speech.audio;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** The formats that are there: those named in {@code META-INF/services} of the class path. */
public final class AudioFormats {
  /** The format of requests that name none. */
  private static final String DEFAULT = "wav";

  private final List<AudioFormat> formats;

  private AudioFormats(List<AudioFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /** Looks which there are. */
  public static AudioFormats load() {
    return new AudioFormats(
        ServiceLoader.load(AudioFormat.class, AudioFormats.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /**
   * The format that requests call so.
   *
   * @param id in any case; blank for the default
   */
  public Optional<AudioFormat> named(String id) {
    String wanted = id.isBlank() ? DEFAULT : id.strip().toLowerCase(Locale.ROOT);
    return formats.stream().filter(format -> format.id().equals(wanted)).findFirst();
  }

  /** The format of files of a media type. */
  public Optional<AudioFormat> ofContentType(String contentType) {
    return formats.stream().filter(format -> format.contentType().equals(contentType)).findFirst();
  }

  /** How requests call them, in the order they were found. */
  public List<String> ids() {
    return formats.stream().map(AudioFormat::id).toList();
  }
}
