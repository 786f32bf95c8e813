package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
        "librocksdbjni-linux64.so",
        "linux/amd64/libzstd-jni-1.5.6-10.so",
        "org/xerial/snappy/native/Linux/x86_64/libsnappyjava.so",
        "net/jpountz/util/linux/amd64/liblz4-java.so",
        "org/bytedeco/ffmpeg/linux-x86_64/libavcodec.so.62",
        "dev/lector/voices/kokoro-82m/kokoro-82m.onnx",
        "org/apache/kafka/common/Alarm.class",
      })
  void whatRunsHereStays(String entry) {
    assertThat(NativeCode.isForeign(entry)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so",
        "ai/onnxruntime/native/win-x64/onnxruntime.dll",
        "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib",
        "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib.dSYM/Contents/Info.plist",
        "librocksdbjni-linux64-musl.so",
        "librocksdbjni-linux32.so",
        "librocksdbjni-linux-ppc64le.so",
        "librocksdbjni-osx-x86_64.jnilib",
        "aix/ppc64/libzstd-jni-1.5.6-10.so",
        "freebsd/amd64/libzstd-jni-1.5.6-10.so",
        "linux/i386/libzstd-jni-1.5.6-10.so",
        "org/xerial/snappy/native/Linux/android-arm/libsnappyjava.so",
        "org/xerial/snappy/native/Linux/x86/libsnappyjava.so",
        "org/xerial/snappy/native/AIX/ppc64/libsnappyjava.a",
        "net/jpountz/util/darwin/x86_64/liblz4-java.dylib",
      })
  void whatRunsElsewhereGoes(String entry) {
    assertThat(NativeCode.isForeign(entry)).isTrue();
  }
}
