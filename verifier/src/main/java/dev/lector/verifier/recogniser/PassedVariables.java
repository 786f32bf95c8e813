package dev.lector.verifier.recogniser;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The environment variables that a recogniser gets: what programs, languages and accelerators need.
 * A list of what is passed, since no list of secrets is ever complete.
 */
final class PassedVariables {
  private static final Set<String> NAMES =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "TMPDIR",
          "TEMP",
          "TMP",
          "TZ",
          "LANG",
          "LANGUAGE",
          "SYSTEMROOT",
          "JAVA_HOME",
          "VIRTUAL_ENV",
          "CONDA_PREFIX",
          "PYTHONPATH",
          "PYTHONHOME",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          "HF_HOME",
          "HF_HUB_CACHE",
          "HF_HUB_OFFLINE",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  private static final List<String> BEGINNINGS =
      List.of(
          "LC_",
          "XDG_",
          "CUDA_",
          "NVIDIA_",
          "HIP_",
          "HSA_",
          "ROCR_",
          "ROCM_",
          "OMP_",
          "MKL_",
          "OPENBLAS_",
          "GGML_");

  private PassedVariables() {}

  static boolean isPassed(String name) {
    String plain = name.toUpperCase(Locale.ROOT);
    return NAMES.contains(plain) || BEGINNINGS.stream().anyMatch(plain::startsWith);
  }
}
