# The worker on NVIDIA GPUs. Build the jars first, then the image, in the project's directory:
#   ./mvnw -Pgpu -DskipTests clean package
#   docker build -f deploy/images/tts-processor-cuda.Dockerfile -t lector/tts-processor-cuda .
#
# ONNX Runtime 1.29.0's CUDA provider is linked with CUDA 12 (libcudart.so.12, libcublas.so.12) and loads
# cuDNN 9 and cuFFT: all in this base. It runs on drivers for CUDA 12 (525 and newer; 570 for Blackwell GPUs)
# with the NVIDIA Container Toolkit.
ARG JRE_IMAGE=eclipse-temurin:25-jre
ARG CUDA_IMAGE=nvidia/cuda:12.9.1-cudnn-runtime-ubuntu24.04

FROM ${JRE_IMAGE} AS jre

FROM ${CUDA_IMAGE}
COPY --from=jre /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/java/openjdk/bin:${PATH} \
    LANG=C.UTF-8

# espeak-ng writes the phonemes; ONNX Runtime needs the C++ library; curl asks for the health.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends curl libespeak-ng1 libstdc++6 \
 && rm -rf /var/lib/apt/lists/*

# Not uid 1000, which the base image gives to somebody else. The bridge has the same, to share the audio.
RUN groupadd --gid 10001 lector \
 && useradd --uid 10001 --gid lector --no-create-home --home-dir /var/lib/lector --shell /usr/sbin/nologin lector \
 && install --directory --owner lector --group lector /var/lib/lector /var/lib/lector/audio /var/lib/lector/models \
    /var/lib/lector/worker

COPY tts-processor/target/lib /opt/lector/lib
COPY tts-processor/target/tts-processor-*.jar /opt/lector/lib/
RUN test -n "$(find /opt/lector/lib -name 'onnxruntime_gpu-*')" \
 && test -z "$(find /opt/lector/lib -name 'onnxruntime-1*')" \
 || { echo "These jars are not for GPUs. Build them: ./mvnw -Pgpu -DskipTests clean package" >&2; exit 1; }

# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
WORKDIR /var/lib/lector
# cuda, not auto: a GPU node without a working GPU should fail, not crawl.
ENV LECTOR_DEVICE=cuda \
    LECTOR_MODELS_DIR=/var/lib/lector/models \
    LECTOR_STORE_DIR=/var/lib/lector/audio \
    LECTOR_WORKER_DIR=/var/lib/lector/worker \
    LECTOR_WORKER_HOST=0.0.0.0 \
    LECTOR_WORKER_PORT=9400
EXPOSE 9400
VOLUME /var/lib/lector/audio /var/lib/lector/worker

HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=6 \
  CMD curl --fail --silent --insecure --output /dev/null "http${LECTOR_FARM_TLS_CERTIFICATE:+s}://localhost:${LECTOR_WORKER_PORT}/health/ready" || exit 1

# Half of the memory for the heap: the models and their tensors live outside it.
# More options for the JVM: JDK_JAVA_OPTIONS in the environment, which java reads itself.
ENTRYPOINT []
# What it keeps in files is for its own user.
CMD ["sh", "-c", "umask 077 && exec \"$@\"", "lector", \
     "java", \
     "-XX:MaxRAMPercentage=50", \
     "-XX:+UseCompactObjectHeaders", \
     "-XX:TrimNativeHeapInterval=10000", \
     "--enable-native-access=ALL-UNNAMED", \
     "-cp", "/opt/lector/lib/*", \
     "dev.lector.tts.TtsProcessor"]
