package dev.lector.standalone.models;

import static dev.lector.standalone.models.Packages.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Packages that are not what they say of themselves. */
class DamagedPackagesTest extends ModelFoldersSuite {
  @Test
  void everyFileOfAWheelIsInItsRecord() throws Exception {
    Map<String, byte[]> entries =
        Map.of("a/x.onnx", Packages.piper(), "a/x.onnx.json", Packages.piperConfig());
    Path none = Packages.zip(given.resolve("none.whl"), entries);
    refused(() -> folders.add(List.of(none), null, false), "not in its RECORD");
    Path weak = Packages.wheel(given.resolve("weak.whl"), entries, "MD5");
    refused(() -> folders.add(List.of(weak), null, false), "is not what its RECORD says");

    Path strong = Packages.wheel(given.resolve("strong.whl"), entries, "SHA-512");
    folders.add(List.of(strong), null, false);
    assertThat(folders.verify("x").orElseThrow()).isEmpty();
  }

  @Test
  void aFileThatWasDamagedInAZipArchiveIsFound() throws Exception {
    Path zip = given.resolve("stored.zip");
    byte[] network = Packages.kokoro();
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file :
          Map.of("k.onnx", network, "voices/af_heart.bin", TABLE).entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(file.getValue().length);
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    }
    byte[] content = Files.readAllBytes(zip);
    content[content.length / 2] ^= 0x40;
    Files.write(zip, content);
    refused(() -> folders.add(List.of(zip), null, false), "stored.zip is damaged: voices/af_heart");
  }

  @Test
  void aPartThatIsMissingIsNamed() throws Exception {
    byte[] network = Packages.kokoro();
    for (int part : new int[] {1, 2, 4}) {
      Files.write(
          given.resolve("k.onnx.00" + part),
          Arrays.copyOfRange(network, 10 * (part - 1), 10 * part));
    }
    refused(() -> folders.add(List.of(given), null, false), "k.onnx lacks its part 3");
    Files.delete(given.resolve("k.onnx.001"));
    refused(() -> folders.add(List.of(given), null, false), "k.onnx lacks its part 1");
  }

  @Test
  void aLinkInATarArchiveIsNoFile() throws Exception {
    Path archive = given.resolve("a.tar");
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      TarArchiveEntry link = new TarArchiveEntry("m/k.onnx", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/hostname");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    refused(() -> folders.add(List.of(archive), null, false), "a.tar has a link at m/k.onnx");
  }

  @Test
  void aTarArchiveMayBeCompressedByBzip2() throws Exception {
    Path archive = given.resolve("m.tar.bz2");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new BZip2CompressorOutputStream(Files.newOutputStream(archive)))) {
      for (Map.Entry<String, byte[]> file :
          Map.of("m/x.onnx", Packages.piper(), "m/x.onnx.json", Packages.piperConfig())
              .entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    folders.add(List.of(archive), null, false);
    assertThat(folders.verify("x").orElseThrow()).isEmpty();
  }

  private void refused(ThrowingCallable add, String why) throws IOException {
    assertThatThrownBy(add).isInstanceOf(ModelException.class).hasMessageContaining(why);
    assertThat(Packages.in(models)).isEmpty();
  }
}
