package dev.lector.speech.phonemes;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The four functions of libespeak-ng that turn text into phonemes.
 *
 * <p>The library keeps one global state per process and is not safe for threads. Hence the lock is
 * the process's too, and a library once loaded stays: another user of it may be in the middle of a
 * sentence.
 */
@SuppressWarnings("restricted") // Native access is the purpose; the launcher grants it.
final class EspeakLibrary {
  private static final ReentrantLock LIBRARY = new ReentrantLock(true);

  private static final String INSTALL =
      "install it (Debian and Ubuntu: apt-get install libespeak-ng1; macOS: brew install espeak-ng), or choose the"
          + " lexicon";

  /** Its voice for American English. */
  static final String AMERICAN = "en-us";

  // Constants of speak_lib.h.
  private static final int AUDIO_OUTPUT_SYNCHRONOUS = 2;
  private static final int INITIALIZE_DONT_EXIT = 0x8000;
  private static final int CHARS_UTF8 = 1;
  private static final int PHONEMES_IPA = 2;

  /** Bit 7 with the character from bit 8 on: it stands between the letters of one phoneme. */
  private static final int PHONEMES_TIED = (1 << 7) | (EspeakVoices.TIE << 8);

  /**
   * No clause's phonemes are longer: the library splits long clauses. Guards against a missing
   * terminator.
   */
  private static final long MAX_RESULT_BYTES = 1 << 20;

  /** The voice that the process's library has now; to be touched under {@link #LIBRARY} alone. */
  private static String current = "";

  private final MethodHandle initialize;
  private final MethodHandle setVoiceByName;
  private final MethodHandle textToPhonemes;
  private final MethodHandle info;

  private EspeakLibrary(SymbolLookup symbols) {
    initialize =
        bind(
            symbols,
            "espeak_Initialize",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    setVoiceByName =
        bind(
            symbols,
            "espeak_SetVoiceByName",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    textToPhonemes =
        bind(
            symbols,
            "espeak_TextToPhonemes",
            FunctionDescriptor.of(
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    info =
        bind(
            symbols,
            "espeak_Info",
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
  }

  /**
   * Loads and initialises the library.
   *
   * @param path the library's file; null = wherever the system keeps it
   */
  static EspeakLibrary open(@Nullable Path path) throws EspeakUnavailableException {
    SymbolLookup symbols = path == null ? find() : load(path);
    EspeakLibrary library;
    try {
      library = new EspeakLibrary(symbols);
    } catch (NoSuchElementException e) {
      throw EspeakUnavailableException.broken(
          "the library found is not espeak-ng: " + e.getMessage(), e);
    }
    library.start();
    return library;
  }

  private static SymbolLookup load(Path path) throws EspeakUnavailableException {
    if (!path.toFile().isFile()) {
      throw EspeakUnavailableException.absent("there is no file " + path + ": " + INSTALL, null);
    }
    try {
      return SymbolLookup.libraryLookup(path, Arena.global());
    } catch (IllegalArgumentException e) {
      throw EspeakUnavailableException.broken(path + " cannot be loaded as a library", e);
    }
  }

  private static SymbolLookup find() throws EspeakUnavailableException {
    List<String> names = names(System.getProperty("os.name", ""));
    for (String name : names) {
      try {
        return SymbolLookup.libraryLookup(name, Arena.global());
      } catch (IllegalArgumentException e) {
        // Not under this name: the next one.
      }
    }
    throw EspeakUnavailableException.absent(
        "libespeak-ng was not found (looked for " + String.join(", ", names) + "): " + INSTALL,
        null);
  }

  private static List<String> names(String os) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return List.of(
          "libespeak-ng.1.dylib",
          "/opt/homebrew/lib/libespeak-ng.1.dylib",
          "/usr/local/lib/libespeak-ng.1.dylib");
    }
    if (system.contains("windows")) {
      return List.of("libespeak-ng.dll", "C:\\Program Files\\eSpeak NG\\libespeak-ng.dll");
    }
    return List.of("libespeak-ng.so.1", "libespeak-ng.so");
  }

  private static MethodHandle bind(SymbolLookup symbols, String name, FunctionDescriptor type) {
    MemorySegment function =
        symbols
            .find(name)
            .orElseThrow(() -> new NoSuchElementException("it has no function " + name));
    return Linker.nativeLinker().downcallHandle(function, type);
  }

  private void start() throws EspeakUnavailableException {
    LIBRARY.lock();
    try (Arena arena = Arena.ofConfined()) {
      int rate =
          (int)
              initialize.invokeExact(
                  AUDIO_OUTPUT_SYNCHRONOUS, 0, MemorySegment.NULL, INITIALIZE_DONT_EXIT);
      if (rate <= 0) {
        throw EspeakUnavailableException.broken(
            "libespeak-ng does not start, most likely because its data are missing: install"
                + " espeak-ng-data or set ESPEAK_DATA_PATH",
            null);
      }
      // What it knew before, it has forgotten.
      current = "";
      if (!become(AMERICAN, arena)) {
        throw EspeakUnavailableException.broken("libespeak-ng has no voice " + AMERICAN, null);
      }
    } catch (EspeakUnavailableException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native function threw a checked exception", e);
    } finally {
      LIBRARY.unlock();
    }
  }

  /** The library's version, such as {@code 1.51}. */
  String version() {
    LIBRARY.lock();
    try {
      String text = string((MemorySegment) info.invokeExact(MemorySegment.NULL));
      int end = text.indexOf(' ');
      return end < 0 ? text : text.substring(0, end);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native function threw a checked exception", e);
    } finally {
      LIBRARY.unlock();
    }
  }

  /** Whether the library has a voice of that name. */
  boolean has(String voice) {
    LIBRARY.lock();
    try (Arena arena = Arena.ofConfined()) {
      return become(voice, arena);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native function threw a checked exception", e);
    } finally {
      LIBRARY.unlock();
    }
  }

  private boolean become(String voice, Arena arena) throws Throwable {
    if (current.equals(voice)) {
      return true;
    }
    current = "";
    int error = (int) setVoiceByName.invokeExact(arena.allocateFrom(voice));
    if (error == 0) {
      current = voice;
    }
    return error == 0;
  }

  /**
   * Turns text into what espeak-ng writes for it in IPA.
   *
   * @param text without NUL and without unpaired surrogates
   * @param voice that the library has ({@link #has})
   */
  String phonemes(String text, String voice) {
    return phonemes(text, voice, PHONEMES_IPA);
  }

  /**
   * The same with a tie within phonemes of several letters.
   *
   * @param voice that the library has ({@link #has})
   */
  String tiedPhonemes(String text, String voice) {
    return phonemes(text, voice, PHONEMES_IPA | PHONEMES_TIED);
  }

  private String phonemes(String text, String voice, int mode) {
    LIBRARY.lock();
    try (Arena arena = Arena.ofConfined()) {
      if (!become(voice, arena)) {
        throw new IllegalArgumentException("libespeak-ng has no voice " + voice);
      }
      MemorySegment rest = arena.allocate(ValueLayout.ADDRESS);
      rest.set(ValueLayout.ADDRESS, 0, arena.allocateFrom(text));
      StringBuilder ipa = new StringBuilder();
      // Each call takes one clause off the text; the last one leaves no text, a failed one all of
      // it.
      MemorySegment before = MemorySegment.NULL;
      MemorySegment left = rest.get(ValueLayout.ADDRESS, 0);
      while (!left.equals(MemorySegment.NULL) && !left.equals(before)) {
        MemorySegment clause = (MemorySegment) textToPhonemes.invokeExact(rest, CHARS_UTF8, mode);
        ipa.append(string(clause)).append(' ');
        before = left;
        left = rest.get(ValueLayout.ADDRESS, 0);
      }
      return ipa.toString();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native function threw a checked exception", e);
    } finally {
      LIBRARY.unlock();
    }
  }

  private static String string(MemorySegment address) {
    return MemorySegment.NULL.equals(address)
        ? ""
        : address.reinterpret(MAX_RESULT_BYTES).getString(0);
  }
}
