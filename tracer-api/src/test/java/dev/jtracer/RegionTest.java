package dev.jtracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionTest {
    private final Misuses misuses = new Misuses();

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void regionsNest(Threads threads) throws Exception {
        var events = Recorder.record(() -> threads.run(() -> {
            Region.with("outer", () -> {
                Region.with("first", () -> {});
                try (Region second = Region.begin("second")) {
                    Region.with("inside second", () -> {});
                }
            });
            Region.with("after", () -> {});
        }));

        assertThat(types(events.regions())).containsExactly("outer", "first", "second", "inside second", "after");
        assertThat(within(events.region("inside second"), events.region("second")))
                .isTrue();
        assertThat(within(events.region("second"), events.region("outer"))).isTrue();
        assertThat(within(events.region("after"), events.region("outer"))).isFalse();
        assertThat(misuses.since()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void regionsBelongToTheInnermostTaskOfTheirThread(Threads threads) throws Exception {
        var events = Recorder.record(() -> threads.run(() -> {
            Region.with("in none", () -> {
                try (Task outer = Task.create("outer")) {
                    Region.with("in outer", () -> {
                        try (Task inner = Task.create("inner")) {
                            Region.with("in inner", () -> {});
                        }
                    });
                    Region.with("in outer again", () -> {});
                }
            });
        }));

        long outer = events.task("outer").getLong("taskId");
        long inner = events.task("inner").getLong("taskId");
        assertThat(events.region("in none").getLong("taskId")).isZero();
        assertThat(events.region("in outer").getLong("taskId")).isEqualTo(outer);
        assertThat(events.region("in inner").getLong("taskId")).isEqualTo(inner);
        assertThat(events.region("in outer again").getLong("taskId")).isEqualTo(outer);
    }

    @Test
    void valuesComeBack() throws Exception {
        Recorder.Body body = () -> {
            int value = Region.with("value", () -> 42);
            String none = Region.with("null", () -> null);
            assertThat(value).isEqualTo(42);
            assertThat(none).isNull();
        };
        body.run();
        Recorder.record(body);
    }

    @Test
    void exceptionsPassThroughAndTheRegionIsWritten() throws Exception {
        IOException thrown = new IOException("disk full");
        var events = Recorder.record(() -> {
            assertThatThrownBy(() -> Region.with("void", () -> {
                        fail(thrown);
                    }))
                    .isSameAs(thrown);
            assertThatThrownBy(() -> Region.with("value", () -> fail(thrown))).isSameAs(thrown);
            assertThatThrownBy(() -> {
                        try (Region region = Region.begin("begun")) {
                            fail(thrown);
                        }
                    })
                    .isSameAs(thrown);
        });

        assertThat(types(events.regions())).containsExactly("void", "value", "begun");
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void sequenceNumbersCountWhatEachThreadWrote() throws Exception {
        var events = Recorder.record(() -> Threads.PLATFORM.run(() -> {
            for (int i = 0; i < 100; i++) {
                Region.with("region", () -> {});
            }
        }));

        assertThat(events.regions()).extracting(region -> region.getLong("seq")).isSorted();
        assertThat(events.regions().get(0).getLong("seq")).isEqualTo(1);
        assertThat(events.regions().get(99).getLong("seq")).isEqualTo(100);
        assertThat(events.open("thread"))
                .as("the thread is gone or its last number is there")
                .allMatch(open -> open.getLong("seq") == 100);
    }

    @Test
    void regionsUnderTheThresholdAreNotCounted() throws Exception {
        try (var recording = new jdk.jfr.Recording()) {
            recording.enable("jtracer.Region").withThreshold(java.time.Duration.ofHours(1));
            recording.start();
            Threads.PLATFORM.run(() -> {
                Region.with("short", () -> {});
                assertThat(ThreadStack.current().seq).isZero();
            });
        }
    }

    @Test
    void regionClosedTwiceIsWrittenOnce() throws Exception {
        var events = Recorder.record(() -> {
            Region region = Region.begin("twice");
            region.close();
            region.close();
        });

        assertThat(types(events.regions())).containsExactly("twice");
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.ENDED_TWICE));
    }

    @Test
    void secondCloseDoesNotEndTheNextRegion() throws Exception {
        var events = Recorder.record(() -> {
            Region first = Region.begin("first");
            first.close();
            try (Region second = Region.begin("second")) {
                first.close();
                Region.with("inside second", () -> {});
            }
        });

        assertThat(types(events.regions())).containsExactly("first", "second", "inside second");
        assertThat(within(events.region("inside second"), events.region("second")))
                .isTrue();
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.ENDED_TWICE));
    }

    @Test
    void regionLeftOpenEndsWithTheOneAroundIt() throws Exception {
        var events = Recorder.record(() -> {
            Region.with("outer", () -> {
                Region.begin("left open");
            });
            Region.with("after", () -> {});
        });

        assertThat(types(events.regions())).containsExactly("outer", "left open", "after");
        assertThat(within(events.region("left open"), events.region("outer"))).isTrue();
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.LEFT_OPEN));
    }

    @Test
    void regionLeftOpenEndsWithItsTask() throws Exception {
        var events = Recorder.record(() -> {
            try (Task task = Task.create("task")) {
                Region.begin("left open");
            }
            Region.with("after", () -> {});
        });

        assertThat(within(events.region("left open"), events.task("task"))).isTrue();
        assertThat(events.region("left open").getLong("taskId"))
                .isEqualTo(events.task("task").getLong("taskId"));
        assertThat(events.region("after").getLong("taskId")).isZero();
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.LEFT_OPEN));
    }

    @Test
    void regionsClosedInTheWrongOrderEndTogether() throws Exception {
        var events = Recorder.record(() -> {
            Region outer = Region.begin("outer");
            Region inner = Region.begin("inner");
            outer.close();
            inner.close();
            Region.with("after", () -> {});
        });

        assertThat(types(events.regions())).containsExactly("outer", "inner", "after");
        assertThat(within(events.region("inner"), events.region("outer"))).isTrue();
        assertThat(within(events.region("after"), events.region("outer"))).isFalse();
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.LEFT_OPEN), Misuses.one(Misuse.WRONG_ORDER));
    }

    @Test
    void regionClosedFromInsideAnotherIsRepaired() throws Exception {
        var events = Recorder.record(() -> {
            Region outer = Region.begin("outer");
            Region.with("inner", () -> outer.close());
            assertThat(ThreadStack.current().depth).isZero();
            Region.with("after", () -> {});
        });

        assertThat(types(events.regions())).containsExactlyInAnyOrder("outer", "inner", "after");
    }

    @Test
    void regionClosedBeforeTheTaskInsideItIsRepaired() throws Exception {
        var events = Recorder.record(() -> {
            Region region = Region.begin("region");
            Task task = Task.create("task");
            region.close();
            Region.with("in task", () -> {});
            Region.begin("left open");
            task.close();
            Region.with("after", () -> {});
            assertThat(ThreadStack.current().depth).isZero();
        });

        long task = events.task("task").getLong("taskId");
        assertThat(events.region("region").getLong("taskId")).isZero();
        assertThat(events.region("in task").getLong("taskId")).isEqualTo(task);
        assertThat(events.region("left open").getLong("taskId")).isEqualTo(task);
        assertThat(events.region("after").getLong("taskId")).isZero();
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.WRONG_ORDER), Misuses.one(Misuse.LEFT_OPEN));
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void regionClosedOnAnotherThreadIsRepaired(Threads threads) throws Exception {
        var events = Recorder.record(() -> Threads.PLATFORM.run(() -> {
            Region region = Region.begin("theirs");
            threads.run(region::close);
            Region.with("next", () -> {});
            assertThat(ThreadStack.current().depth).isZero();
        }));

        assertThat(types(events.regions())).containsExactly("theirs", "next");
        assertThat(within(events.region("next"), events.region("theirs"))).isFalse();
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.WRONG_THREAD));
    }

    @Test
    void regionClosedOnAnotherThreadUnderAnOpenOneEndsWhenThatEnds() throws Exception {
        var events = Recorder.record(() -> Threads.PLATFORM.run(() -> {
            Region theirs = Region.begin("theirs");
            Region inner = Region.begin("inner");
            Threads.PLATFORM.run(theirs::close);
            Region.with("inside", () -> {});
            inner.close();
            Region.with("next", () -> {});
            assertThat(ThreadStack.current().depth).isZero();
        }));

        assertThat(types(events.regions())).containsExactly("theirs", "inner", "inside", "next");
        assertThat(within(events.region("next"), events.region("theirs"))).isFalse();
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.WRONG_THREAD));
    }

    @Test
    void namesAreBounded() throws Exception {
        String huge = "x".repeat(10_000_000);
        var events = Recorder.record(() -> {
            Region.with(null, () -> {});
            Region.with("", () -> {});
            Region.with(huge, () -> {});
            Region.begin(huge).close();
        });

        assertThat(events.regions())
                .hasSize(4)
                .allSatisfy(region ->
                        assertThat(region.getString("type")).isNotEmpty().hasSizeLessThanOrEqualTo(256));
        assertThat(misuses.since()).containsEntry(Misuse.NO_NAME.words(), 2L).containsKey(Misuse.TOO_LONG.words());
    }

    @Test
    void oddNamesComeBackAsTheyAre() throws Exception {
        List<String> odd =
                List.of("<script>alert(1)</script>", "\u202eevil", "a\u0000b", "🧾 order", "line\nbreak", " ");
        var events = Recorder.record(() -> odd.forEach(name -> Region.with(name, () -> {})));

        assertThat(types(events.regions())).containsExactlyElementsOf(odd);
    }

    @Test
    void deepRecursionIsWrittenAndForgotten() throws Exception {
        int depth = ThreadStack.MAX_DEPTH + 100;
        var events = Recorder.record(() -> {
            Thread thread = new Thread(null, () -> recurse(depth), "deep", 256L << 20);
            thread.start();
            thread.join();
        });

        assertThat(events.regions()).hasSize(depth);
    }

    private static void recurse(int depth) {
        if (depth > 0) {
            Region.with("deep", () -> recurse(depth - 1));
        } else {
            assertThat(ThreadStack.current().depth).isEqualTo(ThreadStack.MAX_DEPTH);
        }
    }

    private static int fail(IOException thrown) throws IOException {
        throw thrown;
    }

    private static List<String> types(List<RecordedEvent> events) {
        return events.stream().map(event -> event.getString("type")).toList();
    }

    private static boolean within(RecordedEvent inner, RecordedEvent outer) {
        return !inner.getStartTime().isBefore(outer.getStartTime())
                && !inner.getEndTime().isAfter(outer.getEndTime());
    }
}
