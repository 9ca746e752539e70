package dev.jtracer.runtime;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A capture's file name, which tells people what is in the file and tells the next process what it needs to list it:
 * {@code shop-20260131-143207-5s-default-mi8d0xkq.jfr}, in UTC, with the reason behind it if it ended early.
 *
 * @param program the program's name, of which what may be in a file name is kept
 * @param startedAt when it began
 * @param duration how long it recorded
 * @param profile how closely it looked
 * @param id what tells it from others of the same second
 * @param reason why it ended
 */
public record CaptureName(
        String program, Instant startedAt, Duration duration, Profile profile, String id, EndReason reason) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final Pattern FORM = Pattern.compile(
            "(.+)-(\\d{8}-\\d{6})-([0-9a-z.]+)-(low|default|detailed)-([0-9a-z]{1,16})(?:-([a-z]+))?\\.jfr");
    private static final long ROUNDING_NANOS = 100_000_000;

    /** What remains of a program's name in a file name: letters, digits and a few marks, at most 60. */
    static String safe(String program) {
        String safe = program.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        return safe.isEmpty() ? "java" : safe.substring(0, Math.min(60, safe.length()));
    }

    /** The name. */
    public String fileName() {
        String stamp = STAMP.format(startedAt.atOffset(ZoneOffset.UTC));
        String end = reason == EndReason.DURATION ? "" : "-" + reason.key();
        return safe(program) + "-" + stamp + "-" + Durations.format(rounded()) + "-" + profile.key() + "-" + id + end
                + ".jfr";
    }

    /** What the name of a file in a directory of captures says, or null if it is not a capture's. */
    static @Nullable CaptureName parse(Path file) {
        Matcher form = FORM.matcher(Objects.toString(file.getFileName()));
        if (!form.matches()) {
            return null;
        }
        EndReason reason = form.group(6) == null ? EndReason.DURATION : EndReason.of(form.group(6));
        if (reason == null) {
            return null;
        }
        try {
            return new CaptureName(
                    form.group(1),
                    LocalDateTime.parse(form.group(2), STAMP).toInstant(ZoneOffset.UTC),
                    Durations.parse(form.group(3)),
                    Profile.of(form.group(4)),
                    form.group(5),
                    reason);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private Duration rounded() {
        long nanos = duration.toNanos();
        return nanos < ROUNDING_NANOS
                ? Duration.ofMillis(nanos / 1_000_000)
                : Duration.ofNanos((nanos + ROUNDING_NANOS / 2) / ROUNDING_NANOS * ROUNDING_NANOS);
    }
}
