# The service that sends webhooks. Build the jars first, then the image, in the project's directory:
#   ./mvnw -DskipTests clean package
#   docker build -f deploy/images/webhooks.Dockerfile -t lector/webhooks .
ARG JRE_IMAGE=eclipse-temurin:25-jre
FROM ${JRE_IMAGE}

# RocksDB needs the C++ library.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends libstdc++6 \
 && rm -rf /var/lib/apt/lists/*

# Not uid 1000, which the base image gives to somebody else.
RUN groupadd --gid 10001 lector \
 && useradd --uid 10001 --gid lector --no-create-home --home-dir /var/lib/lector --shell /usr/sbin/nologin lector \
 && install --directory --owner lector --group lector /var/lib/lector /var/lib/lector/webhooks /var/lib/lector/audio

COPY webhooks/target/lib /opt/lector/lib
COPY webhooks/target/webhooks-*.jar /opt/lector/lib/

# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
WORKDIR /var/lib/lector
ENV LECTOR_WEBHOOKS_HOST=0.0.0.0 \
    LECTOR_WEBHOOKS_DIR=/var/lib/lector/webhooks \
    LECTOR_WEBHOOKS_PORT=9403 \
    LECTOR_STORE_DIR=/var/lib/lector/audio
EXPOSE 9403
VOLUME /var/lib/lector/webhooks

# Ready: its stores are complete and it takes part.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD curl --fail --silent --insecure --output /dev/null "http${LECTOR_FARM_TLS_CERTIFICATE:+s}://localhost:${LECTOR_WEBHOOKS_PORT}/health/ready" || exit 1

# Half of the memory for the heap: RocksDB's caches and buffers live outside it.
# More options for the JVM: JDK_JAVA_OPTIONS in the environment, which java reads itself.
# What it keeps in files is for its own user.
CMD ["sh", "-c", "umask 077 && exec \"$@\"", "lector", \
     "java", \
     "-XX:MaxRAMPercentage=50", \
     "-XX:+UseCompactObjectHeaders", \
     "-XX:TrimNativeHeapInterval=10000", \
     "--enable-native-access=ALL-UNNAMED", \
     "-cp", "/opt/lector/lib/*", \
     "dev.lector.webhooks.WebhooksProcess"]
