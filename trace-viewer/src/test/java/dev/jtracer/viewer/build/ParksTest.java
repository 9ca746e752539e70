package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.ParkReason;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

class ParksTest {

    @Test
    void aParkIsForWhatItsClassAndItsStackSay() {
        Trace trace = Picture.trace("""
                [                                                     0         10        20        30 E]
                lock: parked ReentrantLock in=app.Main.run             |---|
                cond: parked Condition in=app.Main.run                 |---|
                take: parked Condition in=LinkedBlockingQueue.take     |---|
                put: parked Condition in=LinkedBlockingQueue.put       |---|
                get: parked Future in=FutureTask.get                   |---|
                work: parked Condition in=ThreadPoolExecutor.getTask   |---|
                latch: parked app.Latch$Sync in=app.Main.run           |---|
                plain: parked app.Main                                 |---|
                """);

        assertThat(reason(trace, "lock")).isEqualTo(ParkReason.LOCK);
        assertThat(reason(trace, "cond")).isEqualTo(ParkReason.CONDITION);
        assertThat(reason(trace, "take")).isEqualTo(ParkReason.QUEUE);
        assertThat(reason(trace, "put")).isEqualTo(ParkReason.QUEUE);
        assertThat(reason(trace, "get")).isEqualTo(ParkReason.FUTURE);
        assertThat(reason(trace, "work")).isEqualTo(ParkReason.WORKER);
        assertThat(reason(trace, "latch")).isEqualTo(ParkReason.OTHER);
        assertThat(reason(trace, "plain")).isEqualTo(ParkReason.OTHER);
        assertThat(trace.states().objectName(park(trace, "put"))).isEqualTo("java.util.concurrent.LinkedBlockingQueue");
        assertThat(Picture.states(trace, "put")).contains("parked");
        assertThat(Picture.states(trace, "take")).contains("idle");
    }

    private static ParkReason reason(Trace trace, String thread) {
        return trace.states().parkReason(park(trace, thread));
    }

    private static int park(Trace trace, String thread) {
        States states = trace.states();
        int threadRow = Picture.thread(trace, thread);
        for (int row = states.byThread().first(threadRow);
                row < states.byThread().end(threadRow);
                row++) {
            if (states.parkReason(row) != null) {
                return row;
            }
        }
        throw new AssertionError(thread + " must park");
    }
}
