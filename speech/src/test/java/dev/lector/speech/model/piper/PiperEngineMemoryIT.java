package dev.lector.speech.model.piper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.speech.batch.BatchLimits;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.Device;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.Utterance;
import dev.lector.speech.phonemes.Phonemizers;
import dev.lector.speech.voice.VoiceChoice;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PiperEngineMemoryIT {
  private static final int RUNS = 100;

  /**
   * A run of this text gives about 150 KB of audio: kept by mistake, the runs here would hold 15
   * MB.
   */
  @Test
  void runsGiveTheirNativeMemoryBack() throws Exception {
    Optional<MemorySegment> mallinfo = Linker.nativeLinker().defaultLookup().find("mallinfo2");
    Assumptions.assumeTrue(
        mallinfo.isPresent(), "needs glibc 2.33 or newer to count native memory");
    MethodHandle count = handle(mallinfo.get());
    try (ModelCatalog catalog =
        ModelCatalog.open(
            null,
            Map.of(),
            "en_US-starter-low",
            Device.CPU,
            1,
            1,
            BatchLimits.AUTOMATIC,
            Phonemizers.Mode.LEXICON,
            null)) {
      PiperEngine engine = (PiperEngine) catalog.get("");
      Utterance utterance =
          engine.utterance(
              "hello, world, hello, world.",
              "həlˈoʊ, wˈɜːld, həlˈoʊ, wˈɜːld.",
              new VoiceChoice(engine.voices().first(), 1.0));
      for (int i = 0; i < 20; i++) {
        utterance.submit(Priority.INTERACTIVE, 0).await();
      }
      long before = bytesInUse(count);
      for (int i = 0; i < RUNS; i++) {
        assertThat(utterance.submit(Priority.INTERACTIVE, 0).await().samples().length)
            .isGreaterThan(30_000);
      }
      assertThat(bytesInUse(count) - before).isLessThan(5_000_000);
    }
  }

  @SuppressWarnings(
      "restricted") // calls a function of the C library; the tests run with native access enabled
  private static MethodHandle handle(MemorySegment mallinfo) {
    // struct mallinfo2 of malloc.h: ten size_t.
    MemoryLayout info =
        MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG));
    return Linker.nativeLinker().downcallHandle(mallinfo, FunctionDescriptor.of(info));
  }

  private static long bytesInUse(MethodHandle count) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = (MemorySegment) count.invoke((SegmentAllocator) arena);
      long mapped = info.getAtIndex(ValueLayout.JAVA_LONG, 4);
      long inArenas = info.getAtIndex(ValueLayout.JAVA_LONG, 7);
      return mapped + inArenas;
    } catch (Throwable e) {
      throw new IllegalStateException("mallinfo2 failed", e);
    }
  }
}
