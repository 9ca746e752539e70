package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One child process with a secret in every place a process keeps them; its recordings are looked through byte by byte. */
class SecretsInRecordingsTest {
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /** One for each place, so that a failure says which; long enough for the string pool, and one that is too short for it. */
    private static final Map<String, String> SECRETS = new TreeMap<>(Map.of(
            "environment", "environment-secret-4711",
            "property", "property-secret-4711-ünïcödé",
            "jvmArgument", "jvm-argument-secret-4711",
            "argument", "argument-secret-4711",
            "childArgument", "child-argument-secret-4711",
            "securityProperty", "security-property-secret-4711",
            "shortProperty", "s3cr3t-4711"));

    @TempDir
    static Path directory;

    private static Path ours;
    private static Path theirs;

    @BeforeAll
    static void capture() throws Exception {
        ours = directory.resolve("ours.jfr");
        theirs = directory.resolve("theirs.jfr");
        new ChildJvm()
                .environment("APP_TOKEN", SECRETS.get("environment"))
                .flag("-Dapp.token=" + SECRETS.get("property"))
                .flag("-Dapp.pin=" + SECRETS.get("shortProperty"))
                .flag("-XX:OnOutOfMemoryError=" + SECRETS.get("jvmArgument"))
                .run(
                        SecretProgram.class,
                        ours,
                        theirs,
                        SECRETS.get("childArgument"),
                        SECRETS.get("securityProperty"),
                        SECRETS.get("argument"));
    }

    @Test
    void noSecretIsInOurFileInAnyEncoding() throws IOException {
        SECRETS.forEach((place, secret) ->
                assertThat(contains(ours, secret)).as("%s in ours", place).isFalse());
    }

    @Test
    void theOthersRecordingHasThemAll() throws IOException {
        SECRETS.forEach((place, secret) ->
                assertThat(contains(theirs, secret)).as("%s in theirs", place).isTrue());
    }

    @Test
    void theEmptiedEventsAreStillThereAndEveryEventIsRead() throws IOException {
        List<RecordedEvent> events = RecordingFile.readAllEvents(ours);
        List<RecordedEvent> properties = events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.InitialSystemProperty"))
                .toList();
        assertThat(properties).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getString("key")).isNull();
            assertThat(event.getString("value")).isNull();
            assertThat(event.getStartTime())
                    .isAfter(events.get(0).getStartTime().minusSeconds(60));
        });
        assertThat(events).anySatisfy(event -> {
            assertThat(event.getEventType().getName()).isEqualTo("jtracer.Capture");
            assertThat(event.getString("jvmVersion")).isEqualTo(System.getProperty("java.vm.version"));
        });
    }

    @Test
    void theJdksOwnToolReadsTheFile() throws Exception {
        assertThat(ChildJvm.jfr("summary", ours.toString())).contains("jdk.InitialEnvironmentVariable", "Chunks: 3");
        String printed = ChildJvm.jfr("print", ours.toString());
        assertThat(printed).contains("jdk.JVMInformation", "jtracer.Capture");
        SECRETS.forEach((place, secret) -> assertThat(printed).as(place).doesNotContain(secret));
    }

    private static boolean contains(Path file, String secret) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return ENCODINGS.stream()
                    .map(encoding -> new String(secret.getBytes(encoding), StandardCharsets.ISO_8859_1))
                    .anyMatch(bytes::contains);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
