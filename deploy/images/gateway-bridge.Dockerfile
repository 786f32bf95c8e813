# HTTP in, events out. Build the jars first, then the image, in the project's directory:
#   ./mvnw -DskipTests clean package
#   docker build -f deploy/images/gateway-bridge.Dockerfile -t lector/gateway-bridge .
ARG JRE_IMAGE=eclipse-temurin:25-jre
FROM ${JRE_IMAGE}

# Not uid 1000, which the base image gives to somebody else. The worker has the same, to share the audio.
RUN groupadd --gid 10001 lector \
 && useradd --uid 10001 --gid lector --no-create-home --home-dir /var/lib/lector --shell /usr/sbin/nologin lector \
 && install --directory --owner lector --group lector /var/lib/lector /var/lib/lector/audio

COPY gateway-bridge/target/lib /opt/lector/lib
COPY gateway-bridge/target/gateway-bridge-*.jar /opt/lector/lib/

# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
WORKDIR /var/lib/lector
# Listens to other containers, so it needs tokens (LECTOR_AUTH_TOKENS), or LECTOR_AUTH_OPEN=true to do without.
ENV LECTOR_HTTP_HOST=0.0.0.0 \
    LECTOR_HTTP_PORT=8080 \
    LECTOR_HTTP_ADMINPORT=9402 \
    LECTOR_STORE_DIR=/var/lib/lector/audio
# 9402 has health and metrics alone, and is not for clients.
EXPOSE 8080 9402
VOLUME /var/lib/lector/audio

# Ready: Kafka answers and this bridge has its own partition of replies.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD curl --fail --silent --insecure --output /dev/null "http${LECTOR_FARM_TLS_CERTIFICATE:+s}://localhost:${LECTOR_HTTP_ADMINPORT}/health/ready" || exit 1

# More options for the JVM: JDK_JAVA_OPTIONS in the environment, which java reads itself.
# What it keeps in files is for its own user.
CMD ["sh", "-c", "umask 077 && exec \"$@\"", "lector", \
     "java", \
     "-XX:MaxRAMPercentage=75", \
     "-XX:+UseCompactObjectHeaders", \
     "-XX:TrimNativeHeapInterval=10000", \
     "-XX:G1HeapRegionSize=4m", \
     "-XX:+ExitOnOutOfMemoryError", \
     "--enable-native-access=ALL-UNNAMED", \
     "-cp", "/opt/lector/lib/*", \
     "dev.lector.bridge.GatewayBridge"]
