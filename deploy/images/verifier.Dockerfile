# The verifier, without a recogniser: build an image with one upon this one, and name it in LECTOR_VERIFIER_RECOGNISER
# (docs/verification.md). Build the jars first, then the image, in the project's directory:
#   ./mvnw -DskipTests clean package
#   docker build -f deploy/images/verifier.Dockerfile -t lector/verifier .
ARG JRE_IMAGE=eclipse-temurin:25-jre
FROM ${JRE_IMAGE}

# Not uid 1000, which the base image gives to somebody else.
RUN groupadd --gid 10001 lector \
 && useradd --uid 10001 --gid lector --no-create-home --home-dir /var/lib/lector --shell /usr/sbin/nologin lector \
 && install --directory --owner lector --group lector /var/lib/lector /var/lib/lector/audio

COPY verifier/target/lib /opt/lector/lib
COPY verifier/target/verifier-*.jar /opt/lector/lib/

# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
WORKDIR /var/lib/lector
ENV LECTOR_VERIFIER_HOST=0.0.0.0 \
    LECTOR_VERIFIER_PORT=9404 \
    LECTOR_STORE_DIR=/var/lib/lector/audio
EXPOSE 9404

# Ready: it takes completions.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD curl --fail --silent --insecure --output /dev/null "http${LECTOR_FARM_TLS_CERTIFICATE:+s}://localhost:${LECTOR_VERIFIER_PORT}/health/ready" || exit 1

# Most of the memory is the recogniser's.
# More options for the JVM: JDK_JAVA_OPTIONS in the environment, which java reads itself.
# What it keeps in files is for its own user.
CMD ["sh", "-c", "umask 077 && exec \"$@\"", "lector", \
     "java", \
     "-Xmx256m", \
     "-XX:+UseCompactObjectHeaders", \
     "--enable-native-access=ALL-UNNAMED", \
     "-cp", "/opt/lector/lib/*", \
     "dev.lector.verifier.VerifierProcess"]
