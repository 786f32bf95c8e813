package dev.lector.distribution;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the native code of Linux on x86-64 with glibc from that of other platforms. Libraries bring
 * theirs for all platforms in one jar, under names of their own: {@code
 * librocksdbjni-linux64-musl.so}, {@code org/xerial/snappy/native/Linux/s390x/libsnappyjava.so}.
 */
final class NativeCode {
  /** Of Windows, macOS with its debug symbols, and AIX. */
  private static final Pattern OF_OTHER_SYSTEMS =
      Pattern.compile(".*(\\.dll|\\.dylib|\\.jnilib|\\.a|\\.dSYM/.*)");

  private static final Pattern SHARED_OBJECT = Pattern.compile("(.*)\\.so(\\.\\d+)*");
  private static final Pattern SEPARATOR = Pattern.compile("[/.-]");
  private static final Pattern OTHER_PROCESSOR =
      Pattern.compile("(aarch64|arm|ppc|s390|riscv|loongarch|mips|i\\d86).*");
  private static final Set<String> OTHER =
      Set.of("aix", "android", "freebsd", "linux32", "musl", "sunos", "x86");

  private NativeCode() {}

  /** Whether a jar's entry is native code that can only run elsewhere. */
  static boolean isForeign(String entry) {
    if (OF_OTHER_SYSTEMS.matcher(entry).matches()) {
      return true;
    }
    Matcher object = SHARED_OBJECT.matcher(entry);
    return object.matches()
        && SEPARATOR
            .splitAsStream(object.group(1).toLowerCase(Locale.ROOT))
            .anyMatch(part -> OTHER.contains(part) || OTHER_PROCESSOR.matcher(part).matches());
  }
}
