# Builds the jar, a Java runtime of the modules that it needs, and an image of the two.
#   docker build -t incident-scribe .
#   docker run --read-only -v scribe:/data -e SLACK_BOT_TOKEN -e SLACK_APP_TOKEN incident-scribe
ARG BUILD_IMAGE=maven:3-eclipse-temurin-25
ARG BASE_IMAGE=debian:trixie-slim

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
# The libraries are fetched by a build of nothing, and again only when the pom has changed.
COPY pom.xml LICENSE ./
RUN mvn -B -q -Dmaven.test.skip=true package
COPY src/main src/main
COPY config/examples config/examples
COPY config/templates config/templates
COPY config/slack-manifest.yaml config/
RUN mvn -B -q -Dmaven.test.skip=true package

FROM ${BUILD_IMAGE} AS runtime
# What jdeps finds, without what only unused parts of libraries ask for (java.scripting, java.security.jgss), and with
# what they find by name (jdk.unsupported). java.desktop draws the picture and the PDF; it is given no screen and no
# fonts, since the jar brings those that it needs.
RUN jlink --add-modules java.base,java.desktop,java.management,java.naming,java.net.http,java.sql,jdk.unsupported \
        --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive --output /runtime

FROM ${BASE_IMAGE}
RUN useradd --system --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin scribe \
    && install -d -o scribe -g scribe -m 0700 /data
COPY --from=runtime /runtime /opt/java
COPY --from=build /build/target/incident-scribe.jar /app/
COPY config/jvm.options /app/
# What the virtual machine learns of the classes while it does once what is done most lets it start in half the time.
# SQLite's library lies ready beside the jar from then on, so that nothing is unpacked at run time.
RUN ["/opt/java/bin/java", "@/app/jvm.options", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", \
    "-XX:AOTCacheOutput=/app/incident-scribe.aot", "-jar", "/app/incident-scribe.jar", "train", "--library", "/app"]
USER 10001
# A configuration is found at /app/config/scribe.yaml.
WORKDIR /app
VOLUME /data
ENV SCRIBE_DB=/data/scribe.db SCRIBE_HOST=0.0.0.0 MALLOC_ARENA_MAX=1
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SCRIBE_PORT:-3000} && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["/opt/java/bin/java", "@/app/jvm.options", "-XX:-UsePerfData", "-Dorg.sqlite.lib.path=/app", \
    "-Dorg.sqlite.tmpdir=/app", "-XX:AOTCache=/app/incident-scribe.aot", "-jar", "/app/incident-scribe.jar"]
CMD ["serve"]
